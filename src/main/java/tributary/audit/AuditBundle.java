package tributary.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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

    private static final int PART = 50;

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
     * @param heads of the logs that they are in, by tenant
     * @param isComplete whether these are all entries of the proposal in these logs
     */
    record Content(
            UUID proposal,
            String reader,
            String signer,
            Map<String, List<Long>> positions,
            Map<String, Checkpoints.Signed> heads,
            boolean isComplete,
            BundleReferences.References references) {}

    /** Sees to it that what is committed is in the logs; what an open transaction holds back is not. */
    Content prepare(
            UUID proposal,
            String reader,
            String signer,
            List<AuditEntry> entries,
            BundleReferences.References references) {
        Map<String, List<Long>> positions = entries.stream()
                .collect(Collectors.groupingBy(
                        AuditEntry::tenant,
                        TreeMap::new,
                        Collectors.mapping(AuditEntry::position, Collectors.toList())));
        Map<String, Checkpoints.Signed> heads = new TreeMap<>();
        for (String tenant : positions.keySet()) {
            sequencer.sequence(tenant);
            checkpoints.findHead(tenant).ifPresent(head -> heads.put(tenant, head));
        }
        return new Content(proposal, reader, signer, positions, heads, false, references);
    }

    /** All entries of the proposal in these logs, as far as they are in the heads; what comes meanwhile is in neither. */
    Content prepareAll(
            UUID proposal, String reader, String signer, Set<String> logs, BundleReferences.References references) {
        Map<String, List<Long>> positions = new TreeMap<>();
        Map<String, Checkpoints.Signed> heads = new TreeMap<>();
        for (String tenant : logs) {
            sequencer.sequence(tenant);
            checkpoints.findHead(tenant).ifPresent(head -> {
                heads.put(tenant, head);
                positions.put(
                        tenant,
                        log.listPositions(tenant, proposal, head.checkpoint().size()));
            });
        }
        return new Content(proposal, reader, signer, positions, heads, true, references);
    }

    /**
     * Writes the bundle; what is written when it is refused is none.
     *
     * @throws Conflict when entries were removed a moment ago and no head covers the entry that tells of it, or there are too many entries
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
        for (Map.Entry<String, Checkpoints.Signed> head : content.heads().entrySet()) {
            writeLog(head.getKey(), head.getValue(), content, writing);
        }
        String manifest = "tributary-audit-bundle/1\nproposal " + content.proposal() + "\nmade "
                + clock.instant().truncatedTo(ChronoUnit.SECONDS) + "\nreader " + content.reader() + "\n"
                + String.join("", writing.lines);
        writing.add("MANIFEST", keys.sign(content.signer(), manifest).toString());
        writing.zip.finish();
    }

    /** How many entries of the proposal each log has up to its head: whoever finds another one there can show that it was left out. */
    private static String statement(Content content) {
        StringBuilder lines = new StringBuilder();
        content.heads()
                .forEach((tenant, head) -> lines.append(tenant)
                        .append(' ')
                        .append(head.checkpoint().size())
                        .append(' ')
                        .append(content.positions()
                                .getOrDefault(tenant, List.of())
                                .size())
                        .append('\n'));
        return lines.toString();
    }

    private String keys(Content content) {
        List<VerifierKey> all = new ArrayList<>(keys.verifiers(content.signer()));
        content.heads().keySet().forEach(tenant -> all.addAll(knownKeys.list(tenant)));
        all.addAll(keys.witnesses());
        return all.stream().distinct().map(key -> key + "\n").collect(Collectors.joining());
    }

    private void writeLog(String tenant, Checkpoints.Signed head, Content content, Writing writing) throws IOException {
        List<Long> positions = content.positions().getOrDefault(tenant, List.of());
        String folder = "logs/" + tenant + "/";
        long size = head.checkpoint().size();
        writing.add(folder + "checkpoint", head.note().toString());
        Checkpoints.Signed cosigned = checkpoints
                .findCosigned(tenant)
                .filter(earlier -> earlier.checkpoint().size() < size)
                .orElse(null);
        if (cosigned != null) {
            writing.add(folder + "cosigned-checkpoint", cosigned.note().toString());
            writing.add(
                    folder + "consistency",
                    Hash.lines(
                            log.proveConsistency(tenant, cosigned.checkpoint().size(), size)
                                    .path()));
        }
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

    /** Returns the removals that took some of these entries. */
    private Set<String> writeEntries(
            String folder, String tenant, SignedNote head, long size, List<Long> positions, Writing writing)
            throws IOException {
        List<MerkleLog.Leaf> leaves = log.listLeaves(tenant, positions, size);
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
