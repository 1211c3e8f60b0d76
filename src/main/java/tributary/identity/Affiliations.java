package tributary.identity;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which organizations people belong to, officials among them, as their realm last said. A token that does not speak of organizations takes nothing
 * back: only a sign-in by browser, which always asks for them, does.
 */
@Component
public class Affiliations {

    private final JdbcClient database;

    Affiliations(JdbcClient database) {
        this.database = database;
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
