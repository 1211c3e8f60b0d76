package tributary.verifier;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Checks what a bundle holds of one tenant's log. */
final class LogCheck {

    private static final String ENTRY = "tributary-audit-entry/1";
    private static final String PROOF = "c2sp.org/tlog-proof@v1";

    private static final int LARGEST_ENTRY = 1 << 20;
    private static final int MOST_LINES = 1000;

    private final Archive archive;
    private final Keys keys;
    private final String tenant;
    private final String folder;

    LogCheck(Archive archive, Keys keys, String tenant) {
        this.archive = archive;
        this.keys = keys;
        this.tenant = tenant;
        this.folder = "logs/" + tenant + "/";
    }

    /** What was found of a log, all of it proved. */
    record Found(Head head, List<String> cosigners, long entries) {}

    Found check(String proposal) throws IOException {
        String name = folder + "checkpoint";
        String text = text(name);
        Note note = Note.parse(text, name);
        Head head = Head.of(note, name);
        List<Key> signers = keys.signers(note, head.origin(), name);
        if (!head.origin().endsWith("/" + tenant)) {
            throw new Fault(name, "it is of another log: " + head.origin());
        }
        List<Key> earlier = checkGrowth(head);
        long entries = 0;
        for (String index : indexes()) {
            checkEntry(index, text, head, proposal);
            entries++;
        }
        List<String> cosigners = Stream.concat(signers.stream(), earlier.stream())
                .filter(Key::isWitness)
                .map(Key::name)
                .distinct()
                .toList();
        return new Found(head, cosigners, entries);
    }

    private List<String> indexes() {
        String entries = folder + "entries/";
        return archive.names().stream()
                .filter(name -> name.startsWith(entries) && name.endsWith(".json"))
                .map(name -> name.substring(entries.length(), name.length() - ".json".length()))
                .sorted(Comparator.comparingLong(index -> Bytes.number(index, entries + index)))
                .toList();
    }

    /** An earlier head that witnesses cosigned, and the proof that today's continues it. */
    private List<Key> checkGrowth(Head head) throws IOException {
        String name = folder + "cosigned-checkpoint";
        if (!archive.has(name)) {
            return List.of();
        }
        Note note = Note.parse(text(name), name);
        Head earlier = Head.of(note, name);
        List<Key> signers = keys.signers(note, head.origin(), name);
        String proof = folder + "consistency";
        List<byte[]> path = new ArrayList<>();
        for (String line : lines(proof)) {
            path.add(Bytes.decodeHash(line, proof));
        }
        if (!earlier.origin().equals(head.origin())
                || !Merkle.grew(earlier.size(), earlier.root(), head.size(), head.root(), path)) {
            throw new Fault(proof, "the log does not continue the one that was cosigned: it was rewritten");
        }
        return signers;
    }

    private void checkEntry(String index, String checkpoint, Head head, String proposal) throws IOException {
        String name = folder + "entries/" + index + ".json";
        byte[] leaf = archive.read(name);
        if (leaf.length > LARGEST_ENTRY) {
            throw new Fault(name, "it is larger than 1 MiB");
        }
        Map<String, Object> entry = Json.object(Bytes.text(leaf, name), name);
        if (!ENTRY.equals(entry.get("format"))) {
            throw new Fault(name, "it is not of the format " + ENTRY);
        }
        if (!tenant.equals(entry.get("tenant")) || !proposal.equals(entry.get("proposal"))) {
            throw new Fault(name, "it is an entry of another tenant or proposal");
        }
        checkInclusion(leaf, index, checkpoint, head);
        checkValues(entry, folder + "entries/" + index + ".values");
    }

    private void checkInclusion(byte[] leaf, String index, String checkpoint, Head head) throws IOException {
        String name = folder + "entries/" + index + ".tlog-proof";
        String text = text(name);
        String proof = text.substring(0, Math.max(0, text.length() - checkpoint.length()));
        List<String> lines = Bytes.lines(proof, MOST_LINES, name);
        int end = lines.size() - 1;
        if (!text.endsWith(checkpoint)
                || end < 2
                || !lines.get(0).equals(PROOF)
                || !lines.get(1).equals("index " + index)
                || !lines.get(end).isEmpty()) {
            throw new Fault(name, "it is no proof for this entry under this log's checkpoint");
        }
        List<byte[]> path = new ArrayList<>();
        for (String line : lines.subList(2, end)) {
            path.add(Bytes.decodeHash(line, name));
        }
        if (!Merkle.includes(Merkle.leaf(leaf), Bytes.number(index, name), head.size(), path, head.root())) {
            throw new Fault(
                    folder + "entries/" + index + ".json", "the log does not contain it: it was changed or inserted");
        }
    }

    /** Values that the entry only commits to, as far as they were not erased. */
    private void checkValues(Map<String, Object> entry, String name) throws IOException {
        if (!archive.has(name)) {
            return;
        }
        for (String line : lines(name)) {
            String[] words = line.split(" ", 3);
            if (words.length != 3 || !(entry.get("commitments") instanceof Map<?, ?> commitments)) {
                throw new Fault(name, "a line is not pointer, salt and value, or the entry commits to none");
            }
            byte[] hash = Bytes.sha256(Bytes.decode(words[1], name), Bytes.utf8(words[2]));
            if (!(commitments.get(words[0]) instanceof String committed)
                    || !Arrays.equals(hash, Bytes.decodeHash(committed, name))) {
                throw new Fault(name, "the value of " + words[0] + " is not the one that the entry commits to");
            }
        }
    }

    private String text(String name) throws IOException {
        return Bytes.text(archive.read(name), name);
    }

    private List<String> lines(String name) throws IOException {
        return Bytes.lines(text(name), MOST_LINES, name);
    }
}
