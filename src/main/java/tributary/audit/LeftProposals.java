package tributary.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.member.Members;
import tributary.tenancy.DeclaredTenants;

/**
 * Shows proposals to a country that left them: it sees their rows no more, but its log and its holds stay its own, and hang on those proposals' dates.
 * Other tenants' rows are there too, so each statement names the tenant whose it means.
 */
@Component
public class LeftProposals {

    // That it took part once is told by its own log alone, of whose entries none says so any more once they were
    // removed.
    private static final String LEFT = """
            select p.id, p.reference, p.home_member from proposal p
             where exists (select from audit_entry e
                            where e.tenant = :tenant and e.proposal_id = p.id and e.type in ('participant-removed', 'records-removed'))
            """;

    private final JdbcClient database;
    private final DeclaredTenants tenants;
    private final Members members;

    LeftProposals(JdbcClient database, DeclaredTenants tenants, Members members) {
        this.database = database;
        this.tenants = tenants;
        this.members = members;
    }

    /** Does work that must see them, and sees all members' rows for it; who may do such is listed in the test of {@link DeclaredTenants}. */
    public <T extends @Nullable Object> T withRowsOfAllMembers(Supplier<T> work) {
        return tenants.also(members.codes(), work);
    }

    /** The proposal that people call so, where the tenant took part in it once. */
    Optional<UUID> findByReference(String reference, String tenant) {
        return withRowsOfAllMembers(() -> database.sql(LEFT + " and p.reference = upper(:reference)")
                .param("tenant", tenant)
                .param("reference", reference)
                .query(LeftProposals::read)
                .optional()
                .map(Left::id));
    }

    /** Those that the tenant takes part in no more and whose reference has that text in it, the last filed first, so many at most. */
    List<Left> list(String text, String tenant, int limit) {
        return withRowsOfAllMembers(() -> database.sql(LEFT + """
                         and p.home_member <> :tenant and not :tenant = any (p.participants)
                         and position(upper(:text) in p.reference) > 0
                         order by p.id desc limit :limit
                        """)
                .param("tenant", tenant)
                .param("text", text)
                .param("limit", limit)
                .query(LeftProposals::read)
                .list());
    }

    /** Those of these proposals that the tenant took part in once. */
    Map<UUID, Left> find(Collection<UUID> ids, String tenant) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return withRowsOfAllMembers(() -> database
                .sql(LEFT + " and p.id = any(:ids::uuid[])")
                .param("tenant", tenant)
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query(LeftProposals::read)
                .list()
                .stream()
                .collect(Collectors.toMap(Left::id, left -> left)));
    }

    private static Left read(ResultSet row, int number) throws SQLException {
        return new Left(row.getObject("id", UUID.class), row.getString("reference"), row.getString("home_member"));
    }

    /**
     * What never changes of such a proposal.
     *
     * @param home the member whose enterprise proposes it
     */
    public record Left(UUID id, String reference, String home) {}
}
