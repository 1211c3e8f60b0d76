package tributary.audit.search;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.audit.AuditReader;
import tributary.audit.SeenTenants;

/** The authorities that a reader may search for by name; of the entries written last, so that the answer does not slow with the years. */
@Component
class Authorities {

    private static final int ENTRIES = 2_000;

    private final JdbcClient database;
    private final SeenTenants seen;

    Authorities(JdbcClient database, SeenTenants seen) {
        this.database = database;
        this.seen = seen;
    }

    /** By name. */
    List<String> list(AuditReader reader) {
        return seen.by(
                reader,
                () -> database.sql("""
                        select distinct authority
                          from (select authority from audit_entry
                                 where authority is not null and (cast(:tenant as text) is null or tenant = :tenant)
                                 order by position desc limit :entries) latest
                         order by authority
                        """)
                        .param("tenant", reader.onlyTenant().orElse(null))
                        .param("entries", ENTRIES)
                        .query(String.class)
                        .list());
    }
}
