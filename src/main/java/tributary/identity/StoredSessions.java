package tributary.identity;

import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.stereotype.Component;

/** How sessions are kept in the database. */
@Component
class StoredSessions implements SessionRepositoryCustomizer<JdbcIndexedSessionRepository> {

    // Spring Session takes a row of another session for the end of one, and its own query leaves their order to the
    // database: sessions then lack attributes, such as who signed in, and are not ended when they should be.
    private static final String OF_PERSON = """
            select s.primary_id, s.session_id, s.creation_time, s.last_access_time, s.max_inactive_interval,
                   a.attribute_name, a.attribute_bytes
              from %TABLE_NAME% s
              left join %TABLE_NAME%_attributes a on a.session_primary_id = s.primary_id
             where s.principal_name = ?
             order by s.primary_id
            """;

    @Override
    public void customize(JdbcIndexedSessionRepository sessions) {
        // Two first requests of a session may each add the same attribute.
        new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(sessions);
        sessions.setListSessionsByPrincipalNameQuery(OF_PERSON);
    }
}
