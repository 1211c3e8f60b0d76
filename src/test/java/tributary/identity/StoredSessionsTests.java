package tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.local.TributaryTest;

@TributaryTest
class StoredSessionsTests {

    /** As the database plans it once it knows the tables, so that rows come as they lie there. */
    private static final String BY_HASH = "&options=-c%20enable_nestloop%3Doff%20-c%20enable_mergejoin%3Doff";

    @Autowired
    private List<SessionRepositoryCustomizer<JdbcIndexedSessionRepository>> customizers;

    @Autowired
    private DataSourceProperties settings;

    @Test
    void findsAllThatIsKnownOfEachSessionOfAPerson() {
        DriverManagerDataSource connections = new DriverManagerDataSource(
                settings.determineUrl() + BY_HASH, settings.determineUsername(), settings.determinePassword());
        JdbcIndexedSessionRepository sessions = new JdbcIndexedSessionRepository(
                new JdbcTemplate(connections), new TransactionTemplate(new DataSourceTransactionManager(connections)));
        customizers.forEach(customizer -> customizer.customize(sessions));

        findsAll(sessions);
    }

    private static <S extends Session> void findsAll(FindByIndexNameSessionRepository<S> sessions) {
        String person = "th.sample-" + UUID.randomUUID();
        List<S> begun = List.of(sessions.createSession(), sessions.createSession(), sessions.createSession());
        for (String attribute :
                List.of(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, "second", "third")) {
            begun.forEach(session -> {
                session.setAttribute(attribute, person);
                sessions.save(session);
            });
        }

        assertThat(sessions.findByPrincipalName(person).values())
                .hasSize(3)
                .allSatisfy(session -> assertThat(session.getAttributeNames()).hasSize(3));
        begun.forEach(session -> sessions.deleteById(session.getId()));
    }
}
