package tributary.audit.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tributary.tenancy.DeclaredTenants;

/** The signed heads that each log has had, with the cosignatures that other members' witnesses gave. */
@Component
public class Checkpoints {

    private static final String SELECT = """
            select c.tenant, c.size, c.note, c.signed_at,
                   array(select s.line from audit_cosignature s
                          where s.tenant = c.tenant and s.size = c.size
                            and s.witness not like '%/' || s.tenant order by s.witness) as cosignatures
              from audit_checkpoint c
            """;

    private final JdbcTemplate jdbc;
    private final DeclaredTenants tenants;

    Checkpoints(JdbcTemplate jdbc, DeclaredTenants tenants) {
        this.jdbc = jdbc;
        this.tenants = tenants;
    }

    /**
     * A head.
     *
     * @param note with the log's own signatures and the cosignatures
     */
    public record Signed(String tenant, SignedNote note, OffsetDateTime signedAt) {

        public Checkpoint checkpoint() {
            return Checkpoint.of(note);
        }
    }

    /**
     * How many checkpoints a log has had.
     *
     * @param size of the last one; 0 when there is none
     */
    public record Count(long checkpoints, long size) {}

    /** How many a tenant's log has had until now. */
    public Count count(String tenant) {
        return tenants.also(
                List.of(tenant),
                () -> Objects.requireNonNull(jdbc.queryForObject(
                        "select count(*) as checkpoints, coalesce(max(size), 0) as size from audit_checkpoint where tenant = ?",
                        (row, number) -> new Count(row.getLong("checkpoints"), row.getLong("size")),
                        tenant)));
    }

    /** The newest head of a tenant's log; empty while it has no entry. */
    public Optional<Signed> findHead(String tenant) {
        return list(tenant, Long.MAX_VALUE, 1).stream().findFirst();
    }

    /** The head that the log had at exactly that size. */
    public Optional<Signed> find(String tenant, long size) {
        return query(tenant, " where c.tenant = ? and c.size = ?", tenant, size).stream()
                .findFirst();
    }

    /**
     * The newest head that each of these witnesses has cosigned, of those up to a size, the newest first: each polls when it pleases, so the newest that
     * any has cosigned says nothing of the others.
     */
    public List<Signed> listCosigned(String tenant, long upTo, Collection<String> witnesses) {
        return query(tenant, """
                         where c.tenant = ? and c.size in (select (select max(s.size) from audit_cosignature s
                                                                    where s.tenant = ? and s.witness = one.witness and s.size <= ?)
                                                             from unnest(?::text[]) as one(witness))
                         order by c.size desc
                        """, tenant, tenant, upTo, witnesses.toArray(String[]::new));
    }

    /** Heads of a log below that size, newest first. */
    public List<Signed> list(String tenant, long below, int limit) {
        return query(tenant, " where c.tenant = ? and c.size < ? order by c.size desc limit ?", tenant, below, limit);
    }

    private List<Signed> query(String tenant, String which, Object... values) {
        return tenants.also(List.of(tenant), () -> jdbc.query(SELECT + which, Checkpoints::read, values));
    }

    private static Signed read(ResultSet row, int number) throws SQLException {
        List<SignedNote.Signature> cosignatures = new ArrayList<>();
        Arrays.stream((String[]) row.getArray("cosignatures").getArray())
                .map(SignedNote.Signature::kept)
                .forEach(cosignatures::add);
        return new Signed(
                row.getString("tenant"),
                SignedNote.parse(row.getString("note")).with(cosignatures),
                row.getObject("signed_at", OffsetDateTime.class));
    }
}
