package tributary.audit.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a log tells of personal values that went with a proposal's period: all of its entries from before an instant, those on decisions left out. */
final class ErasureOrders {

    private static final String SELECT = """
            select position, at, proposal_id, detail from audit_entry
             where tenant = ? and type = 'records-removed' and removal is null
            """;

    // One that was written while the order was carried out may have come beside it.
    private static final Duration OVERLAP = Duration.ofDays(1);

    private final Map<String, List<Order>> orders = new HashMap<>();

    private record Order(long position, Instant at, Instant before) {}

    static ErasureOrders of(JdbcTemplate jdbc, String tenant) {
        ErasureOrders all = new ErasureOrders();
        jdbc.query(
                SELECT,
                row -> {
                    all.add(row);
                },
                tenant);
        return all;
    }

    private void add(ResultSet row) throws SQLException {
        JsonNode detail = LeafEncoding.parse(row.getString("detail"));
        String proposal = row.getString("proposal_id");
        if (proposal == null || !detail.path("records").asText().equals("personal-data")) {
            return;
        }
        try {
            Instant before = Instant.parse(detail.path("olderThan").asText());
            orders.computeIfAbsent(proposal, first -> new ArrayList<>())
                    .add(new Order(row.getLong("position"), at(row), before));
        } catch (DateTimeParseException untold) {
            // Orders that name no instant are older than this reading of them; what they took is kept as erased.
        }
    }

    /** Whether the values of the entry in this row were to go. */
    boolean cover(ResultSet row) throws SQLException {
        return of(row, Duration.ZERO);
    }

    /** Whether none of them can stand beside it any more. */
    boolean forbid(ResultSet row) throws SQLException {
        return of(row, OVERLAP);
    }

    private boolean of(ResultSet row, Duration before) throws SQLException {
        List<Order> found = orders.getOrDefault(String.valueOf(row.getString("proposal_id")), List.of());
        if (found.isEmpty() || LastingEntries.TYPES.contains(row.getString("type"))) {
            return false;
        }
        long position = row.getLong("position");
        Instant at = at(row);
        return found.stream()
                .anyMatch(order ->
                        position < order.position && at.isBefore(order.before) && at.isBefore(order.at.minus(before)));
    }

    private static Instant at(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class).toInstant();
    }
}
