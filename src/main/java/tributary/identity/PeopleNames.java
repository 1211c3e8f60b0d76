package tributary.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.member.Member;
import tributary.member.Members;
import tributary.tenancy.DeclaredTenants;

/** The names of people who signed in once. */
@Component
public class PeopleNames {

    private final JdbcClient database;
    private final Members members;
    private final DeclaredTenants declared;

    PeopleNames(JdbcClient database, Members members, DeclaredTenants declared) {
        this.database = database;
        this.members = members;
        this.declared = declared;
    }

    /**
     * First and last names by engine user ids, as this reader may know them: of the reader's own tenant, for the joint secretariat of all. Whoever
     * is not among them has no entry.
     */
    public Map<String, String> find(Collection<String> engineUserIds, CurrentUser reader) {
        Map<String, String> names = new HashMap<>();
        RowCallbackHandler collect = row -> names.put(
                row.getString("engine_user_id"),
                (row.getString("given_name") + " " + row.getString("family_name")).strip());
        boolean all = reader.tenant().equals(Member.JOINT);
        List<String> tenants = all ? members.codes() : List.of(reader.tenant());
        declared.also(
                tenants,
                () -> database.sql("""
                        SELECT engine_user_id, given_name, family_name FROM directory_user
                        WHERE engine_user_id = ANY(:ids::text[]) AND tenant = ANY(:tenants::text[]) AND given_name || family_name <> ''
                        """)
                        .param("ids", engineUserIds.toArray(String[]::new))
                        .param("tenants", tenants.toArray(String[]::new))
                        .query(collect));
        return names;
    }
}
