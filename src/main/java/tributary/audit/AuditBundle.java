package tributary.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tributary.audit.log.Checkpoints;
import tributary.audit.log.Hash;
import tributary.audit.log.InclusionProof;
import tributary.audit.log.LogKeyRows;
import tributary.audit.log.LogKeys;
import tributary.audit.log.MerkleLog;
import tributary.audit.log.Sequencer;
import tributary.audit.log.SignedNote;
import tributary.audit.log.VerifierKey;
import tributary.web.Conflict;
import tributary.web.ProblemType;

/**
 * Everything that proves a proposal's entries to somebody who trusts nobody here, in one file: {@code docs/audit-format.md} describes it, {@code
 * bin/verify} checks it.
 */
@Component
class AuditBundle {

    private static final int MOST_COSIGNED = 64;
    private static final int PART = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Sequencer sequencer;
    private final MerkleLog log;
    private final Checkpoints checkpoints;
    private final LogKeys keys;
    private final LogKeyRows knownKeys;
    private final DisclosedValues values;
    private final Clock clock;

    AuditBundle(
            Sequencer sequencer,
            MerkleLog log,
            Checkpoints checkpoints,
            LogKeys keys,
            LogKeyRows knownKeys,
            DisclosedValues values,
            Clock clock) {
        this.sequencer = sequencer;
        this.log = log;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.knownKeys = knownKeys;
        this.values = values;
        this.clock = clock;
    }

    /**
     * What a bundle is made of.
     *
     * @param reader whom it is made for: a tenant, or {@code enterprise}
     * @param signer tenant in whose name its manifest is signed
     * @param positions of entries, by tenant
     * @param heads of the logs that they are in, by tenant, as {@link #bringIn} gave them before the entries were read
     * @param isComplete whether these are all entries of the proposal in these logs
     */
    record Content(
            UUID proposal,
            String reader,
            String signer,
            Map<String, List<Long>> positions,
            Map<String, Checkpoints.Signed> heads,
            boolean isComplete,
            BundleReferences.References references) {

        Content {
            if (!heads.keySet().containsAll(positions.keySet()) || positions.isEmpty()) {
                throw notYet();
            }
        }

        private Checkpoints.Signed head(String tenant) {
            return Objects.requireNonNull(heads.get(tenant));
        }
    }

    /** The heads of these logs, by tenant, once what is committed is in them; what a transaction holds back that stays open is not. */
    Map<String, Checkpoints.Signed> bringIn(Collection<String> logs) {
        Map<String, Checkpoints.Signed> heads = new TreeMap<>();
        Instant latest = Instant.now().plus(PATIENCE);
        for (String tenant : logs) {
            sequencer.sequenceAll(tenant, latest);
            checkpoints.findHead(tenant).ifPresent(head -> heads.put(tenant, head));
        }
        return heads;
    }

    /** Positions of all entries of the proposal that these heads cover, by tenant; logs without any are left out. */
    Map<String, List<Long>> listPositions(UUID proposal, Map<String, Checkpoints.Signed> heads) {
        Map<String, List<Long>> positions = new TreeMap<>();
        heads.forEach((tenant, head) -> positions.put(
                tenant, log.listPositions(tenant, proposal, head.checkpoint().size())));
        positions.values().removeIf(List::isEmpty);
        return positions;
    }

    /**
     * Writes the bundle; what is written when it is refused is none.
     *
     * @throws Conflict when the heads do not cover all of the entries, or not the entry that tells of a removal; or when there are too many
     */
    void write(Content content, OutputStream out) throws IOException {
        Writing writing = new Writing(out);
        // At least an entry and its proof: refused before the work of a bundle that cannot be.
        writing.zip.reserve(
                2L * content.positions().values().stream().mapToInt(List::size).sum());
        writing.add("keys", keys(content));
        writing.add("references", content.references().text());
        if (content.isComplete()) {
            writing.add("complete", statement(content));
        }
        for (Map.Entry<String, byte[]> file : content.references().files().entrySet()) {
            writing.add(file.getKey(), file.getValue());
        }
        for (String tenant : content.positions().keySet()) {
            writeLog(tenant, content, writing);
        }
        // Verifiers that know the first format alone go on reading what they can.
        String manifest = "tributary-audit-bundle/" + (writing.hasFurtherHeads ? 2 : 1) + "\nproposal "
                + content.proposal() + "\nmade "
                + clock.instant().truncatedTo(ChronoUnit.SECONDS) + "\nreader " + content.reader() + "\n"
                + String.join("", writing.lines);
        writing.add("MANIFEST", keys.sign(content.signer(), manifest).toString());
        writing.zip.finish();
    }

    /** How many entries of the proposal each log has up to its head: whoever finds another one there can show that it was left out. */
    private static String statement(Content content) {
        StringBuilder lines = new StringBuilder();
        content.positions()
                .forEach((tenant, positions) -> lines.append(tenant)
                        .append(' ')
                        .append(content.head(tenant).checkpoint().size())
                        .append(' ')
                        .append(positions.size())
                        .append('\n'));
        return lines.toString();
    }

    private String keys(Content content) {
        List<VerifierKey> all = new ArrayList<>(keys.verifiers(content.signer()));
        content.positions().keySet().forEach(tenant -> all.addAll(knownKeys.list(tenant)));
        all.addAll(keys.witnesses());
        return all.stream().distinct().map(key -> key + "\n").collect(Collectors.joining());
    }

    private void writeLog(String tenant, Content content, Writing writing) throws IOException {
        List<Long> positions = content.positions().getOrDefault(tenant, List.of());
        Checkpoints.Signed head = content.head(tenant);
        String folder = "logs/" + tenant + "/";
        long size = head.checkpoint().size();
        writing.add(folder + "checkpoint", head.note().toString());
        List<Checkpoints.Signed> cosigned = checkpoints.listCosigned(tenant, size, witnesses(tenant)).stream()
                .filter(earlier -> earlier.checkpoint().size() < size)
                .limit(MOST_COSIGNED)
                .toList();
        for (int i = 0; i < cosigned.size(); i++) {
            Checkpoints.Signed earlier = cosigned.get(i);
            String number = i == 0 ? "" : "-" + (i + 1);
            writing.add(folder + "cosigned-checkpoint" + number, earlier.note().toString());
            writing.add(
                    folder + "consistency" + number,
                    Hash.lines(log.proveConsistency(tenant, earlier.checkpoint().size(), size)
                            .path()));
        }
        writing.hasFurtherHeads |= cosigned.size() > 1;
        Set<String> removals = new HashSet<>();
        for (int from = 0; from < positions.size(); from += PART) {
            List<Long> part = positions.subList(from, Math.min(from + PART, positions.size()));
            removals.addAll(writeEntries(folder + "entries/", tenant, head.note(), size, part, writing));
        }
        // Asked last, since a removal may come between two parts. One that nobody tells of is for the verifier to find.
        if (!removals.isEmpty() && log.isRemovalWaiting(tenant, content.proposal(), removals, size)) {
            throw new Conflict(
                    ProblemType.OVERTAKEN,
                    "Entries of this proposal were removed a moment ago, and the log's signed head does not cover the entry that tells of it yet. Try again in a minute.");
        }
    }

    private List<String> witnesses(String tenant) {
        return keys.witnesses(tenant).stream().map(VerifierKey::name).toList();
    }

    private static Conflict notYet() {
        return new Conflict(
                ProblemType.OVERTAKEN,
                "The log's signed head does not cover all of these entries yet. Try again in a minute.");
    }

    /** Returns the removals that took some of these entries. */
    private Set<String> writeEntries(
            String folder, String tenant, SignedNote head, long size, List<Long> positions, Writing writing)
            throws IOException {
        List<MerkleLog.Leaf> leaves = log.listLeaves(tenant, positions, size);
        if (leaves.size() < positions.size()) {
            throw notYet();
        }
        Map<Long, InclusionProof> proofs = log.proveInclusion(
                tenant, leaves.stream().map(MerkleLog.Leaf::index).toList(), size);
        Map<Long, String> disclosed = values.of(tenant, positions);
        Set<String> removals = new HashSet<>();
        for (MerkleLog.Leaf leaf : leaves) {
            String name = folder + leaf.index();
            InclusionProof proof = Objects.requireNonNull(proofs.get(leaf.index()));
            if (leaf.removal() == null) {
                writing.add(name + ".json", leaf.content());
            } else {
                writing.add(name + ".removed", leaf.removal() + " " + leaf.hash() + "\n");
                removals.add(leaf.removal());
            }
            writing.add(name + ".tlog-proof", proof.told(head));
            String values = disclosed.getOrDefault(leaf.position(), "");
            if (!values.isEmpty()) {
                writing.add(name + ".values", values);
            }
        }
        return removals;
    }

    /** The file as far as it is written, and what its manifest must say. */
    private static final class Writing {

        private final StoredZip zip;
        private final List<String> lines = new ArrayList<>();
        private boolean hasFurtherHeads;

        Writing(OutputStream out) {
            this.zip = new StoredZip(out);
        }

        void add(String name, String text) throws IOException {
            add(name, text.getBytes(StandardCharsets.UTF_8));
        }

        void add(String name, byte[] content) throws IOException {
            zip.add(name, content);
            lines.add(Hash.of(content).hex() + " " + content.length + " " + name + "\n");
        }
    }
}
