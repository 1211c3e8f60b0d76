package tributary.verifier;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Checks what a bundle holds of one tenant's log. */
final class LogCheck {

    private static final String ENTRY = "tributary-audit-entry/1";
    private static final String PROOF = "c2sp.org/tlog-proof@v1";

    private static final int LARGEST_ENTRY = 1 << 20;
    private static final int LARGEST_VALUE = 1 << 20;
    private static final int LARGEST_HEAD = 1 << 16;
    private static final int MOST_LINES = 1000;
    private static final int SALT = 16;
    private static final int MOST_HEADS = 64;

    /** Behind the names of the second and further heads that were cosigned, and of the proofs from them. */
    static final String FURTHER = "-([2-9]|[1-5][0-9]|6[0-4])";

    private final Archive archive;
    private final Keys keys;
    private final String tenant;
    private final String folder;

    private final Removals removals = new Removals();
    private final Set<String> named = new HashSet<>();
    private long committed;
    private long shown;

    LogCheck(Archive archive, Keys keys, String tenant) {
        this.archive = archive;
        this.keys = keys;
        this.tenant = tenant;
        this.folder = "logs/" + tenant + "/";
    }

    /**
     * What was found of a log, all of it proved.
     *
     * @param cosigned by the name of a witness, the largest size that it cosigned
     * @param indexes of the entries, in the log's order
     * @param removed of how many of the entries only the hash is left
     * @param unshown how many values the entries commit to that are not here
     * @param named files of the bundle that the entries name by their hash
     */
    record Found(
            String tenant,
            Head head,
            Map<String, Long> cosigned,
            List<Long> indexes,
            long removed,
            long committed,
            long unshown,
            Set<String> named) {

        int entries() {
            return indexes.size();
        }

        /** What a reader should know, one thing a line. */
        List<String> lines() {
            Map<Boolean, List<String>> witnesses =
                    cosigned.keySet().stream().collect(Collectors.partitioningBy(name -> name.endsWith("/" + tenant)));
            List<String> others = witnesses.getOrDefault(false, List.of());
            List<String> lines = new ArrayList<>();
            lines.add("  " + entries() + " entries proved in " + head
                    + (removed == 0
                            ? ""
                            : "; of " + removed + " only the hash, since they were removed when their period had ended")
                    + (others.isEmpty() ? "; no witness has cosigned it" : ""));
            for (String witness : others) {
                long size = cosigned.getOrDefault(witness, 0L);
                long beyond = indexes.stream().filter(index -> index >= size).count();
                lines.add("    cosigned by " + witness + " up to size " + size + ": "
                        + (beyond == 0 ? "all of these entries" : beyond + " of these entries lie beyond"));
            }
            for (String witness : witnesses.getOrDefault(true, List.of())) {
                lines.add("    signed by " + witness + ", which is its member's own witness and does not count");
            }
            if (unshown > 0) {
                lines.add("    of " + committed + " values that they commit to " + unshown
                        + " are not shown: erased, or left out by the maker");
            }
            return lines;
        }
    }

    /**
     * Checks it all.
     *
     * @param isComplete whether the maker states that all entries of the proposal in these logs are here
     * @throws Fault for the first thing that is wrong
     */
    Found check(String proposal, boolean isComplete) throws IOException {
        String name = folder + "checkpoint";
        String text = head(name);
        Note note = Note.parse(text, name);
        Head head = Head.of(note, name);
        Set<Key> signers = keys.signers(note, head.origin(), name);
        if (!head.origin().endsWith("/" + tenant)) {
            throw new Fault(name, "it is of another log: " + head.origin());
        }
        Map<String, Long> cosigned = new TreeMap<>();
        checkGrowth(head, cosigned);
        addWitnesses(signers, head, cosigned);
        List<Long> indexes = indexes();
        long removed = 0;
        for (long index : indexes) {
            if (archive.has(folder + "entries/" + index + ".json")) {
                checkEntry(index, text, head, proposal);
            } else {
                checkRemoved(index, text, head);
                removed++;
            }
        }
        removals.check(isComplete);
        return new Found(tenant, head, cosigned, indexes, removed, committed, committed - shown, named);
    }

    private static void addWitnesses(Set<Key> signers, Head head, Map<String, Long> cosigned) {
        signers.stream()
                .filter(Key::isWitness)
                .forEach(witness -> cosigned.merge(witness.name(), head.size(), Math::max));
    }

    private List<Long> indexes() {
        String entries = folder + "entries/";
        return archive.names().stream()
                .filter(name -> name.startsWith(entries) && (name.endsWith(".json") || name.endsWith(".removed")))
                .map(name -> Bytes.number(name.substring(entries.length(), name.lastIndexOf('.')), name))
                .sorted()
                .toList();
    }

    /** Earlier heads that witnesses cosigned, the first without a number. */
    private void checkGrowth(Head head, Map<String, Long> cosigned) throws IOException {
        checkGrowth("", head, cosigned);
        for (int number = 2; number <= MOST_HEADS; number++) {
            checkGrowth("-" + number, head, cosigned);
        }
    }

    /** An earlier head that witnesses cosigned, and the proof that today's continues it. */
    private void checkGrowth(String number, Head head, Map<String, Long> cosigned) throws IOException {
        String name = folder + "cosigned-checkpoint" + number;
        String proof = folder + "consistency" + number;
        if (!archive.has(name)) {
            if (archive.has(proof)) {
                throw new Fault(proof, "it stands without the head that it leads from, cosigned-checkpoint" + number);
            }
            return;
        }
        Note note = Note.parse(head(name), name);
        Head earlier = Head.of(note, name);
        Set<Key> signers = keys.signers(note, head.origin(), name);
        List<byte[]> path = new ArrayList<>();
        for (String line : lines(proof)) {
            path.add(Bytes.decodeHash(line, proof));
        }
        if (!earlier.origin().equals(head.origin())
                || !Merkle.grew(earlier.size(), earlier.root(), head.size(), head.root(), path)) {
            throw new Fault(proof, "the log does not continue the one that was cosigned: it was rewritten");
        }
        addWitnesses(signers, earlier, cosigned);
    }

    private void checkEntry(long index, String checkpoint, Head head, String proposal) throws IOException {
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
        removals.hear(entry, name);
        References.findNamed(entry).filter(archive::has).ifPresent(named::add);
        checkValues(entry, folder + "entries/" + index + ".values");
    }

    /** In the place of an entry stands which removal took it, and its leaf's hash. */
    private void checkRemoved(long index, String checkpoint, Head head) throws IOException {
        String name = folder + "entries/" + index + ".removed";
        List<String> lines = Bytes.lines(text(name), 1, name);
        String[] words = String.join("", lines).split(" ", -1);
        if (lines.size() != 1 || words.length != 2) {
            throw new Fault(name, "it is not a removal and a hash");
        }
        byte[] leaf = Bytes.decodeHash(words[1], name);
        checkInclusion(leaf, index, name, checkpoint, head);
        removals.take(words[0], leaf, name);
    }

    private void checkInclusion(byte[] leaf, long index, String entry, String checkpoint, Head head)
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
        if (!Merkle.includes(leaf, index, head.size(), path, head.root())) {
            throw new Fault(entry, "the log does not contain it: it was changed or inserted");
        }
    }

    /** Values that the entry only commits to, as far as they were not erased. */
    private void checkValues(Map<String, Object> entry, String name) throws IOException {
        Map<?, ?> commitments = entry.get("commitments") instanceof Map<?, ?> object ? object : Map.of();
        committed += commitments.size();
        if (!archive.has(name)) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (String line : lines(name)) {
            String[] words = line.split(" ", 3);
            if (words.length != 3 || !seen.add(words[0])) {
                throw new Fault(name, "a line is not pointer, salt and value, or a pointer stands twice");
            }
            // Of one length, or bytes could move from the salt to the value and back.
            byte[] salt = Bytes.decode(words[1], name);
            if (salt.length != SALT) {
                throw new Fault(name, "the salt of " + words[0] + " has not 16 bytes");
            }
            byte[] value = Bytes.utf8(words[2]);
            if (value.length > LARGEST_VALUE) {
                throw new Fault(name, "the value of " + words[0] + " is larger than 1 MiB");
            }
            byte[] hash = Bytes.sha256(salt, value);
            if (!(commitments.get(words[0]) instanceof String hashed)
                    || !Arrays.equals(hash, Bytes.decodeHash(hashed, name))) {
                throw new Fault(name, "the value of " + words[0] + " is not the one that the entry commits to");
            }
            Json.canonical(words[2], name);
        }
        shown += seen.size();
    }

    private String head(String name) throws IOException {
        byte[] head = archive.read(name);
        if (head.length > LARGEST_HEAD) {
            throw new Fault(name, "it is larger than 64 KiB");
        }
        return Bytes.text(head, name);
    }

    private String text(String name) throws IOException {
        return Bytes.text(archive.read(name), name);
    }

    private List<String> lines(String name) throws IOException {
        return Bytes.lines(text(name), MOST_LINES, name);
    }
}
