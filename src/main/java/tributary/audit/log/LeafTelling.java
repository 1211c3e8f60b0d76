package tributary.audit.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Tells a review each leaf of a log with its entry, and what the entry vouches for besides itself. */
final class LeafTelling implements RowCallbackHandler {

    static final String REMOVED = "records-removed";

    /** Types of entries that say what all values that were erased by order come to. */
    static final Set<String> COUNTING = Set.of("personal-data-erased", "erasures-counted");

    /** In the order of the log, each with what is kept beside its entry. */
    static final String LEAVES =
            "select l.leaf_index, l.hash, l.position as leaf_position, l.signed_in, e.transaction_id, e.removal, p.actor as kept_actor,"
                    + " p.detail as kept_detail, p.salts, x.pointers as erased_pointers, "
                    + LeafEncoding.COLUMNS
                    + """
              from audit_leaf l
              left join audit_entry e on e.position = l.position
              left join audit_personal p on p.position = l.position
              left join (select position, array_agg(pointer) as pointers from audit_erased where tenant = ? group by position) x
                on x.position = l.position
             where l.tenant = ? order by l.leaf_index
            """;

    private final LogReview review;
    private final String tenant;
    private final ErasureOrders orders;
    private final long reached;
    private long entries;
    private long transaction;
    private long position;

    /**
     * Begins before the first leaf.
     *
     * @param orders what the log tells of personal values that went with a proposal's period
     * @param reached the number that the database's next transaction gets
     */
    LeafTelling(LogReview review, String tenant, ErasureOrders orders, long reached) {
        this.review = review;
        this.tenant = tenant;
        this.orders = orders;
        this.reached = reached;
    }

    long entries() {
        return entries;
    }

    @Override
    public void processRow(ResultSet row) throws SQLException {
        entries++;
        long index = row.getLong("leaf_index");
        long at = row.getLong("leaf_position");
        long signedIn = row.getLong("signed_in");
        Hash stored = Hash.from(row.getBytes("hash"));
        if (row.getObject("position") == null) {
            review.leaf(index, at, signedIn, stored, null);
            return;
        }
        if (row.getString("removal") == null) {
            review.leaf(index, at, signedIn, stored, hash(row));
            tellKept(index, at, row);
            if (REMOVED.equals(row.getString("type"))) {
                tellRemoval(row, review::declares);
            } else if (COUNTING.contains(row.getString("type"))) {
                tellErased(row, review);
            }
        } else if (isTombstone(row)) {
            review.removed(index, at, signedIn, stored, removal(row.getString("removal"), row));
        } else {
            review.leaf(index, at, signedIn, stored, Hash.EMPTY);
        }
        tellOrder(index, row.getLong("transaction_id"), at);
    }

    /** That of nothing where the entry is none that the application could have written. */
    private static Hash hash(ResultSet row) throws SQLException {
        try {
            return Hash.ofLeaf(LeafEncoding.encode(row));
        } catch (DateTimeException | IllegalStateException unreadable) {
            return Hash.EMPTY;
        }
    }

    /** Readers are shown whatever stands in its columns. */
    private boolean isTombstone(ResultSet row) throws SQLException {
        for (String column : LeafEncoding.ERASED) {
            if (row.getString(column) != null) {
                return false;
            }
        }
        return "removed".equals(row.getString("type"))
                && tenant.equals(row.getString("tenant"))
                && row.getString("salts") == null
                && LeafEncoding.parse(row.getString("detail")).isEmpty()
                && LeafEncoding.parse(row.getString("commitments")).isEmpty();
    }

    private void tellKept(long index, long at, ResultSet row) throws SQLException {
        JsonNode commitments = LeafEncoding.parse(row.getString("commitments"));
        KeptValues kept = kept(row);
        String stranger = kept.findStranger(commitments);
        if (stranger != null) {
            review.entry(index, at, "beside the entry stands another value of " + stranger + " than it commits to");
        }
        Set<String> erased = erased(row);
        for (Map.Entry<String, JsonNode> committed : commitments.properties()) {
            String pointer = committed.getKey();
            boolean stands = kept.has(pointer);
            if (!stands && !erased.contains(pointer) && !orders.cover(row)) {
                review.entry(index, at, "the value of " + pointer + " was erased, and the log tells of no order");
            } else if (stands && (erased.contains(pointer) || orders.forbid(row))) {
                review.entry(index, at, "the value of " + pointer + " was erased, and stands beside the entry again");
            }
        }
    }

    private static KeptValues kept(ResultSet row) throws SQLException {
        return row.getString("salts") == null
                ? KeptValues.NONE
                : new KeptValues(
                        row.getString("kept_actor"),
                        LeafEncoding.parse(row.getString("kept_detail")),
                        LeafEncoding.parse(row.getString("salts")));
    }

    private static Set<String> erased(ResultSet row) throws SQLException {
        Array pointers = row.getArray("erased_pointers");
        return pointers == null ? Set.of() : Set.copyOf(Arrays.asList((String[]) pointers.getArray()));
    }

    /** The sequencer goes on behind the last transaction: a number that is too high would stop it, one too low have it begin again. */
    private void tellOrder(long index, long its, long at) {
        if (its >= reached || its < transaction || (its == transaction && at <= position)) {
            review.entry(index, at, "the number of the entry's transaction was changed");
        }
        transaction = its;
        position = at;
    }

    static void tellRemoval(ResultSet row, Declaration declaration) throws SQLException {
        JsonNode detail = LeafEncoding.parse(row.getString("detail"));
        declaration.of(
                removal(detail.path("removal").asText(), row),
                detail.path("entries").asLong(),
                detail.path("leaves").asText());
    }

    /** Those that were written before erased values were counted say nothing of them. */
    static void tellErased(ResultSet row, LogReview review) throws SQLException {
        JsonNode detail = LeafEncoding.parse(row.getString("detail"));
        if (detail.has("erasedInAll")) {
            review.countsErased(new ErasedValues.Sum(
                    detail.path("erasedInAll").asLong(), detail.path("digest").asText()));
        }
    }

    /** A removal takes entries of one proposal alone. */
    private static String removal(String id, ResultSet row) throws SQLException {
        return id + " of " + row.getString("proposal_id");
    }

    /** The key that an entry introduces; null when it is none. */
    static @Nullable VerifierKey findKey(ResultSet row) throws SQLException {
        return VerifierKey.find(
                LeafEncoding.parse(row.getString("detail")).path("key").asText());
    }

    /** Says how many entries a removal took, and what their leaves come to. */
    interface Declaration {
        void of(String removal, long entries, String leaves);
    }
}
