package tributary.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.tenancy.DeclaredTenants;

/** Reads the log for somebody: a member's auditor sees the own tenant's entries, the joint auditor all. Never says that others exist. */
@Component
class AuditLog {

    private static final String COLUMNS = """
            select e.position, e.at, coalesce(p.actor, e.actor) as actor, e.tenant, e.type, e.proposal_id, e.revision,
                   e.step, e.rule, e.authority, e.outcome, e.process, e.definition_id, e.instance_id,
                   case when p.detail is null then e.detail else e.detail || p.detail end as detail,
                   p.actor is null and jsonb_exists(e.commitments, '/actor') as is_erased
              from audit_entry e left join audit_personal p on p.position = e.position
            """;

    // By the index of each of the two tables: entries that are older than the one for personal data name the actor
    // themselves.
    private static final String BY_ACTOR = """
            e.position in (select position from audit_personal where actor = :actor
                            union all select position from audit_entry where actor = :actor)
            """;

    private final JdbcClient jdbc;
    private final DeclaredTenants tenants;
    private final ObjectMapper json;

    AuditLog(JdbcClient jdbc, DeclaredTenants tenants, ObjectMapper json) {
        this.jdbc = jdbc;
        this.tenants = tenants;
        this.json = json;
    }

    /** At most {@code limit} entries that match, oldest first, beginning behind {@code after}. */
    List<AuditEntry> find(AuditReader reader, AuditQuery query, long after, int limit) {
        return reader.onlyTenant().isPresent()
                ? read(reader, query, after, limit)
                : tenants.all(() -> read(reader, query, after, limit));
    }

    private List<AuditEntry> read(AuditReader reader, AuditQuery query, long after, int limit) {
        List<String> conditions = new ArrayList<>(List.of("e.position > :after"));
        Map<String, Object> values = new HashMap<>(Map.of("after", after, "limit", limit));
        reader.onlyTenant().ifPresent(tenant -> add(conditions, values, "e.tenant = :reader", "reader", tenant));
        add(conditions, values, "proposal_id = :proposal", "proposal", query.proposal());
        add(conditions, values, "e.tenant = :member", "member", query.member());
        add(conditions, values, BY_ACTOR, "actor", query.actor());
        add(conditions, values, "authority = :authority", "authority", query.authority());
        add(conditions, values, "rule = :rule", "rule", query.rule());
        add(conditions, values, "outcome = :outcome", "outcome", query.outcome());
        add(conditions, values, "at >= :from", "from", query.from());
        add(conditions, values, "at < :to", "to", query.to());
        return jdbc.sql(COLUMNS + " where " + String.join(" and ", conditions) + " order by e.position limit :limit")
                .params(values)
                .query(this::read)
                .list();
    }

    /** All entries of a proposal that this reader may see, oldest first; empty when there is none. */
    List<AuditEntry> listOf(AuditReader reader, UUID proposal) {
        return find(reader, AuditQuery.of(proposal), 0, Integer.MAX_VALUE);
    }

    private static void add(
            List<String> conditions,
            Map<String, Object> values,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    private AuditEntry read(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("position"),
                row.getObject("at", OffsetDateTime.class),
                row.getBoolean("is_erased") ? AuditEntry.ERASED : row.getString("actor"),
                row.getString("tenant"),
                row.getString("type"),
                row.getObject("proposal_id", UUID.class),
                row.getObject("revision", Integer.class),
                row.getString("step"),
                row.getString("rule"),
                row.getString("authority"),
                row.getString("outcome"),
                row.getString("process"),
                row.getString("definition_id"),
                row.getString("instance_id"),
                parse(row.getString("detail")));
    }

    private JsonNode parse(String detail) {
        try {
            return json.readTree(detail);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("An audit entry holds no JSON: " + detail, broken);
        }
    }
}
