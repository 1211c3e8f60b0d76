package tributary.identity;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which organizations people belong to, officials among them, as their realm last said. A token that names one at the most takes nothing back:
 * only a sign-in by browser, or a token with the scope for all of them, does.
 */
@Component
public class Affiliations {

    private final JdbcClient database;

    Affiliations(JdbcClient database) {
        this.database = database;
    }

    /** Whether the realm was never asked for this person's organizations: all their tokens lacked that scope, or they never signed in. */
    public boolean areUnknown(String engineUserId) {
        return database.sql("SELECT NOT organizations_told FROM directory_user WHERE engine_user_id = :person")
                .param("person", engineUserId)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    /** The organizations of the own realm that the person belongs to, in order. */
    List<String> list(String engineUserId) {
        return database.sql(
                        "SELECT organization FROM directory_affiliation WHERE engine_user_id = :person ORDER BY organization")
                .param("person", engineUserId)
                .query(String.class)
                .list();
    }

    /** Whether the person belongs to an organization of the own realm. */
    public boolean isMember(String engineUserId, String organization) {
        return database.sql("""
                        SELECT EXISTS (SELECT 1 FROM directory_affiliation
                                       WHERE engine_user_id = :person AND organization = :organization)
                        """)
                .param("person", engineUserId)
                .param("organization", organization)
                .query(Boolean.class)
                .single();
    }
}
