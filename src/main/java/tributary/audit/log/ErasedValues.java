package tributary.audit.log;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tributary.tenancy.DeclaredTenants;

/**
 * Which personal values were erased by order. Each order tells the log what they come to by then, so that whoever reviews the log finds a value
 * that went, or came back, without one. Whose they were is kept nowhere.
 */
@Component
public class ErasedValues {

    private static final String SUM = """
            select count(*) as number,
                   encode(sha256(convert_to(coalesce(string_agg(position || ' ' || pointer || E'\\n', '' order by position, pointer collate "C"), ''),
                                            'UTF8')), 'hex') as digest
              from audit_erased where tenant = ?
            """;

    /** Where nothing was erased. */
    static final Sum NOTHING = new Sum(0, Hash.of(new byte[0]).hex());

    private final JdbcTemplate jdbc;
    private final DeclaredTenants tenants;

    ErasedValues(JdbcTemplate jdbc, DeclaredTenants tenants) {
        this.jdbc = jdbc;
        this.tenants = tenants;
    }

    /**
     * All values of a log that were erased by order.
     *
     * @param digest SHA-256, hexadecimal, over a line each with the entry's position, a space and the value's JSON pointer, in this order
     */
    public record Sum(long number, String digest) {}

    /** Lets one erasure of a log come after the other, until the transaction ends: each counts those before. */
    public void takeTurn(String tenant) {
        jdbc.query("select pg_advisory_xact_lock(hashtext('tributary.audit.erased'), hashtext(?))", row -> {}, tenant);
    }

    /** What they come to now. */
    public Sum sum(String tenant) {
        return tenants.also(List.of(tenant), () -> sum(jdbc, tenant));
    }

    static Sum sum(JdbcTemplate jdbc, String tenant) {
        return jdbc.query(SUM, (row, number) -> new Sum(row.getLong("number"), row.getString("digest")), tenant)
                .get(0);
    }
}
