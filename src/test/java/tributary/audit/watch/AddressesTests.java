package tributary.audit.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.identity.CurrentUser;
import tributary.local.TributaryTest;

@TributaryTest
class AddressesTests {

    private static final CurrentUser PERSON =
            new CurrentUser("la", "legal", "la.legal", null, Set.of("la.legal-reviewers"));

    @Autowired
    private Addresses addresses;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void leavesOutWhatTheDatabaseCannotTell() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/proposals/" + UUID.randomUUID());

        transaction.executeWithoutResult(status -> {
            // From here on the database answers nothing in this transaction.
            assertThatThrownBy(() -> database.sql("select 1 / 0").query().singleValue())
                    .isInstanceOf(DataAccessException.class);
            status.setRollbackOnly();

            assertThat(addresses.asked(request, PERSON)).isEqualTo("/api/proposals/*");
        });
    }
}
