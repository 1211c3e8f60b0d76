package tributary.verifier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The keys that count. Those in a bundle only show that it was signed by somebody who had them: who trusts nobody compares them with keys from
 * elsewhere, or gives these, and then they count in place of the bundle's.
 */
final class Keys {

    static final String NAME = "keys";

    private static final int MOST = 1000;

    private final Set<Key> all;
    private final Map<String, List<Key>> named;

    private Keys(Collection<Key> all) {
        this.all = new LinkedHashSet<>(all);
        this.named = this.all.stream().collect(Collectors.groupingBy(Key::name));
    }

    static Keys read(String text, List<Key> trusted) {
        List<Key> keys = new ArrayList<>();
        for (String line : Bytes.lines(text, MOST, NAME)) {
            keys.add(Key.parse(line, NAME));
        }
        return new Keys(trusted.isEmpty() ? keys : trusted);
    }

    Set<Key> all() {
        return all;
    }

    /**
     * Whoever of these keys signed it; each line is decoded once.
     *
     * @throws Fault when a line claims to be the signature of one of them and is not
     */
    Set<Key> signers(Note note, String where) {
        Set<Key> signers = new LinkedHashSet<>();
        for (Note.Line line : note.lines()) {
            byte[] bytes = Bytes.decode(line.encoded(), where);
            for (Key key : named.getOrDefault(line.name(), List.of())) {
                if (key.hasSigned(note, line.name(), bytes, where)) {
                    signers.add(key);
                }
            }
        }
        return signers;
    }

    /**
     * Whoever of these keys signed a head of that log.
     *
     * @throws Fault when no log's key of that name has
     */
    Set<Key> signers(Note note, String origin, String where) {
        Set<Key> signers = signers(note, where);
        if (signers.stream().noneMatch(key -> !key.isWitness() && key.name().equals(origin))) {
            throw new Fault(where, "no trusted key of " + origin + " has signed it");
        }
        return signers;
    }
}
