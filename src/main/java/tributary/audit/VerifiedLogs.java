package tributary.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.audit.log.LogAudit;
import tributary.audit.log.LogFault;
import tributary.tenancy.DeclaredTenants;

/** What the nightly verification found, as each log itself tells it. */
@Component
class VerifiedLogs {

    private static final String WHOLE = "log-found-whole";
    private static final String FAULTY = "log-found-faulty";

    private final JdbcClient database;
    private final DeclaredTenants tenants;
    private final LogHeads heads;
    private final AuditTrail trail;
    private final ObjectMapper json;

    VerifiedLogs(JdbcClient database, DeclaredTenants tenants, LogHeads heads, AuditTrail trail, ObjectMapper json) {
        this.database = database;
        this.tenants = tenants;
        this.heads = heads;
        this.trail = trail;
        this.json = json;
    }

    /** Of each log that a reader sees the last one, unless it was never read again. */
    List<VerifiedLog> list(AuditReader reader) {
        return heads.tenants(reader).stream()
                .flatMap(tenant -> findLast(tenant).stream())
                .toList();
    }

    Optional<VerifiedLog> findLast(String tenant) {
        return tenants.also(
                List.of(tenant),
                () -> database.sql("""
                        select tenant, at, detail from audit_entry
                         where tenant = :tenant and type in ('log-found-whole', 'log-found-faulty')
                         order by position desc limit 1
                        """)
                        .param("tenant", tenant)
                        .query(this::read)
                        .optional());
    }

    /** Writes into the log what it was found to be. */
    void tell(LogAudit.Result result) {
        Map<String, Object> detail = new TreeMap<>(Map.of("entries", result.entries()));
        LogFault fault = result.fault();
        if (fault != null) {
            detail.put("fault", fault.what());
            detail.put("index", fault.index());
            if (fault.position() != null) {
                detail.put("position", fault.position());
            }
        }
        trail.record(AuditEvent.of(result.tenant(), fault == null ? WHOLE : FAULTY, null, detail));
    }

    private VerifiedLog read(ResultSet row, int number) throws SQLException {
        try {
            JsonNode detail = json.readTree(row.getString("detail"));
            return new VerifiedLog(
                    row.getString("tenant"),
                    row.getObject("at", OffsetDateTime.class),
                    detail.path("entries").asLong(),
                    detail.has("fault") ? fault(detail) : null);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("An entry of a verification holds no JSON", broken);
        }
    }

    private static LogFault fault(JsonNode detail) {
        return new LogFault(
                detail.path("index").asLong(),
                detail.has("position") ? detail.path("position").asLong() : null,
                detail.path("fault").asText());
    }
}
