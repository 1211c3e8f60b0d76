package tributary.verifier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Checks what a bundle holds of one tenant's log. */
final class LogCheck {

    private static final String ENTRY = "tributary-audit-entry/1";
    private static final String REMOVED = "records-removed";
    private static final String PROOF = "c2sp.org/tlog-proof@v1";

    private static final int LARGEST_ENTRY = 1 << 20;
    private static final int MOST_LINES = 1000;

    private final Archive archive;
    private final Keys keys;
    private final String tenant;
    private final String folder;

    /** Hashes of leaves whose entries were removed, by the removal; and what entries say that a removal took. */
    private final Map<String, ByteArrayOutputStream> removals = new LinkedHashMap<>();

    private final Map<String, String> firstRemoved = new HashMap<>();
    private final Map<String, Object> declared = new HashMap<>();

    LogCheck(Archive archive, Keys keys, String tenant) {
        this.archive = archive;
        this.keys = keys;
        this.tenant = tenant;
        this.folder = "logs/" + tenant + "/";
    }

    /**
     * What was found of a log, all of it proved.
     *
     * @param removed of how many of the entries only the hash is left
     */
    record Found(Head head, List<String> cosigners, long entries, long removed) {}

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
        long removed = 0;
        for (String index : indexes()) {
            if (archive.has(folder + "entries/" + index + ".json")) {
                checkEntry(index, text, head, proposal);
            } else {
                checkRemoved(index, text, head);
                removed++;
            }
            entries++;
        }
        checkRemovals();
        List<String> cosigners = Stream.concat(signers.stream(), earlier.stream())
                .filter(Key::isWitness)
                .map(Key::name)
                .distinct()
                .toList();
        return new Found(head, cosigners, entries, removed);
    }

    private List<String> indexes() {
        String entries = folder + "entries/";
        return archive.names().stream()
                .filter(name -> name.startsWith(entries) && (name.endsWith(".json") || name.endsWith(".removed")))
                .map(name -> name.substring(entries.length(), name.lastIndexOf('.')))
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
        checkInclusion(Merkle.leaf(leaf), index, name, checkpoint, head);
        if (REMOVED.equals(entry.get("type"))
                && entry.get("detail") instanceof Map<?, ?> detail
                && detail.get("removal") instanceof String removal
                && detail.get("leaves") instanceof String leaves) {
            declared.put(removal, leaves);
        }
        checkValues(entry, folder + "entries/" + index + ".values");
    }

    /** In the place of an entry stands which removal took it, and its leaf's hash. */
    private void checkRemoved(String index, String checkpoint, Head head) throws IOException {
        String name = folder + "entries/" + index + ".removed";
        List<String> lines = Bytes.lines(text(name), 1, name);
        String[] words = String.join("", lines).split(" ", -1);
        if (lines.size() != 1 || words.length != 2) {
            throw new Fault(name, "it is not a removal and a hash");
        }
        byte[] leaf = Bytes.decodeHash(words[1], name);
        checkInclusion(leaf, index, name, checkpoint, head);
        removals.computeIfAbsent(words[0], first -> new ByteArrayOutputStream()).writeBytes(leaf);
        firstRemoved.putIfAbsent(words[0], name);
    }

    /** An entry of the log itself must tell of each removal, and of just what it took. */
    private void checkRemovals() {
        removals.forEach((removal, leaves) -> {
            String hash = HexFormat.of().formatHex(Bytes.sha256(leaves.toByteArray()));
            if (!hash.equals(declared.get(removal))) {
                throw new Fault(
                        firstRemoved.getOrDefault(removal, folder),
                        "the entry was removed, and no entry here tells of the removal of just these");
            }
        });
    }

    private void checkInclusion(byte[] leaf, String index, String entry, String checkpoint, Head head)
            throws IOException {
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
        if (!Merkle.includes(leaf, Bytes.number(index, name), head.size(), path, head.root())) {
            throw new Fault(entry, "the log does not contain it: it was changed or inserted");
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
