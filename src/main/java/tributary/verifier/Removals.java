package tributary.verifier;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was removed of a log, by the hashes that are left, and what the log's own entries tell of it: each must bear the other out. */
final class Removals {

    private static final String TYPE = "records-removed";
    private static final String LOG = "log";

    private final Map<String, Taken> taken = new LinkedHashMap<>();
    private final Map<String, Told> told = new LinkedHashMap<>();

    private record Taken(String first, ByteArrayOutputStream leaves) {

        boolean isAsToldBy(Told told) {
            byte[] all = leaves.toByteArray();
            return told.leaves.equals(HexFormat.of().formatHex(Bytes.sha256(all)))
                    && told.entries.equals(String.valueOf(all.length / Bytes.HASH));
        }
    }

    private record Told(String name, String entries, String leaves) {}

    /** Hears that a removal took this leaf; they come in the log's order. */
    void take(String removal, byte[] leaf, String name) {
        taken.computeIfAbsent(removal, first -> new Taken(name, new ByteArrayOutputStream()))
                .leaves
                .writeBytes(leaf);
    }

    /** Hears an entry, which may tell of a removal. */
    void hear(Map<String, Object> entry, String name) {
        if (!TYPE.equals(entry.get("type"))
                || !(entry.get("detail") instanceof Map<?, ?> detail)
                || !LOG.equals(detail.get("records"))) {
            return;
        }
        if (!(detail.get("removal") instanceof String removal)
                || !(detail.get("entries") instanceof String entries)
                || !(detail.get("leaves") instanceof String leaves)
                || told.put(removal, new Told(name, entries, leaves)) != null) {
            throw new Fault(name, "it does not say what was removed, or another entry says so too");
        }
    }

    /**
     * Compares both.
     *
     * @param isComplete whether the log's other entries of the proposal are said to be here: then what an entry tells of must be as well
     */
    void check(boolean isComplete) {
        Map<String, Told> unseen = new HashMap<>(told);
        taken.forEach((removal, leaves) -> {
            Told by = unseen.remove(removal);
            if (by == null || !leaves.isAsToldBy(by)) {
                throw new Fault(
                        leaves.first, "the entry was removed, and no entry here tells of the removal of just these");
            }
        });
        if (isComplete) {
            told.forEach((removal, by) -> {
                if (unseen.containsKey(removal)) {
                    throw new Fault(by.name, "it tells of a removal, and what was removed is not here");
                }
            });
        }
    }
}
