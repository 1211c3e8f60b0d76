package tributary.audit.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tributary.audit.log.Subtree.Node;
import tributary.local.AuditKey;

/** A log in memory, as it stands in the database, for whoever wants to prove or to forge. */
public final class SampleLog {

    public static final String TENANT = "la";
    public static final String ORIGIN = "sample.example/la";

    private static final SigningKey KEY = SigningKey.parse(AuditKey.random());
    private static final SigningKey NEXT = SigningKey.parse(AuditKey.random());

    final List<String> entries = new ArrayList<>();
    final TreeMap<Long, SignedNote> checkpoints = new TreeMap<>();

    private final Map<Node, Hash> nodes = new HashMap<>();
    private final Frontier frontier = new Frontier(0, Map.of());

    public static VerifierKey key() {
        return KEY.verifier(ORIGIN);
    }

    /** The same key for a log of another name. */
    public static VerifierKey key(String origin) {
        return KEY.verifier(origin);
    }

    /** The key that shall follow the first. */
    public static VerifierKey nextKey() {
        return NEXT.verifier(ORIGIN);
    }

    /** A head under the next key, beside whatever has signed it. */
    public static SignedNote signByNextKey(SignedNote head) {
        return head.with(NEXT.sign(ORIGIN, head.text()).signatures());
    }

    static SigningKey keeper() {
        return KEY;
    }

    /** Adds entries in one batch and signs the new head. */
    public SampleLog with(List<String> batch) {
        for (String entry : batch) {
            Hash leaf = Hash.ofLeaf(entry.getBytes(StandardCharsets.UTF_8));
            nodes.put(new Node(0, entries.size()), leaf);
            nodes.putAll(frontier.add(leaf));
            entries.add(entry);
        }
        checkpoints.put(
                frontier.size(), KEY.sign(ORIGIN, new Checkpoint(ORIGIN, frontier.size(), frontier.root()).text()));
        return this;
    }

    public int size() {
        return entries.size();
    }

    public SignedNote head() {
        return checkpoints.lastEntry().getValue();
    }

    public SignedNote checkpoint(long size) {
        return Objects.requireNonNull(checkpoints.get(size));
    }

    public String entry(int index) {
        return entries.get(index);
    }

    public List<Hash> inclusion(long index) {
        return hashes(MerkleTree.inclusionProof(index, size()));
    }

    public List<Hash> consistency(long older) {
        return hashes(MerkleTree.consistencyProof(older, size()));
    }

    public static String sign(String text) {
        return KEY.sign(ORIGIN, text).toString();
    }

    /** The head as that of a log of another name, whose keeper has the same key. */
    public SignedNote headOf(String origin) {
        return KEY.sign(origin, head().text().replace(ORIGIN, origin));
    }

    private List<Hash> hashes(List<Subtree> parts) {
        return parts.stream()
                .map(part -> part.hash(node -> Objects.requireNonNull(nodes.get(node))))
                .toList();
    }
}
