package tributary.audit.log;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tributary.tenancy.DeclaredTenants;

/** Every key that a tenant's log was ever signed with. */
@Component
public class LogKeyRows {

    private final JdbcTemplate jdbc;
    private final DeclaredTenants tenants;
    private final Clock clock;

    LogKeyRows(JdbcTemplate jdbc, DeclaredTenants tenants, Clock clock) {
        this.jdbc = jdbc;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** Keeps the key; false when it was known. */
    public boolean add(String tenant, VerifierKey key) {
        return tenants.also(
                        List.of(tenant),
                        () -> jdbc.update(
                                "insert into audit_log_key (tenant, verifier_key, first_used_at) values (?, ?, ?) on conflict do nothing",
                                tenant,
                                key.toString(),
                                Timestamp.from(clock.instant())))
                == 1;
    }

    /** Keys of a tenant's log, the oldest first. */
    public List<VerifierKey> list(String tenant) {
        return tenants.also(
                List.of(tenant),
                () -> listTexts(jdbc, tenant).stream().map(VerifierKey::parse).toList());
    }

    /** As they stand there. */
    static List<String> listTexts(JdbcTemplate jdbc, String tenant) {
        return jdbc.queryForList(
                "select verifier_key from audit_log_key where tenant = ? order by first_used_at, verifier_key",
                String.class,
                tenant);
    }
}
