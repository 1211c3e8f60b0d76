package tributary.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.member.Member;

/** The names of people who signed in once. */
@Component
public class PeopleNames {

    private final JdbcClient database;

    PeopleNames(JdbcClient database) {
        this.database = database;
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
        database.sql("""
                        SELECT engine_user_id, given_name, family_name FROM directory_user
                        WHERE engine_user_id = ANY(:ids::text[]) AND (:all OR tenant = :tenant)
                        """)
                .param("ids", engineUserIds.toArray(String[]::new))
                .param("all", reader.tenant().equals(Member.JOINT))
                .param("tenant", reader.tenant())
                .query(collect);
        return names;
    }
}
