package tributary.verifier;

import java.util.ArrayList;
import java.util.List;

/**
 * The keys that count. Those in a bundle only show that it was signed by somebody who had them: who trusts nobody compares them with keys from
 * elsewhere, or gives these, and then no other counts.
 */
final class Keys {

    static final String NAME = "keys";

    private static final int MOST = 1000;

    private final List<Key> all;

    private Keys(List<Key> all) {
        this.all = all;
    }

    static Keys read(String text, List<Key> trusted) {
        List<Key> keys = new ArrayList<>();
        for (String line : Bytes.lines(text, MOST, NAME)) {
            keys.add(Key.parse(line, NAME));
        }
        if (!trusted.isEmpty()) {
            keys.retainAll(trusted);
        }
        return new Keys(keys);
    }

    List<Key> all() {
        return all;
    }

    /**
     * Whoever of these keys signed it.
     *
     * @throws Fault when no log's key of that name has
     */
    List<Key> signers(Note note, String origin, String where) {
        List<Key> signers =
                all.stream().filter(key -> key.hasSigned(note, where)).toList();
        if (signers.stream().noneMatch(key -> !key.isWitness() && key.name().equals(origin))) {
            throw new Fault(where, "no trusted key of " + origin + " has signed it");
        }
        return signers;
    }
}
