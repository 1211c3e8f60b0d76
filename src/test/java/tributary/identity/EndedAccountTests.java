package tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tributary.local.KeycloakAdministrator;
import tributary.local.SecondApplication;
import tributary.local.TestSystem;
import tributary.local.Visitor;

/**
 * An account's end in Keycloak ends its access here. This application asks the realm at every request; others after {@code
 * tributary.identity.recheck}, which is five minutes.
 */
@SuppressWarnings("NullAway.Init")
class EndedAccountTests extends ForgedRealmTest {

    private static final String REALM_CODE = "th";
    private static final String PAGE = "/camunda/app/tasklist/default/";
    private static final String CALL = "/camunda/api/engine/engine/default/filter/count";

    private final JdbcClient database = SecondApplication.database();

    private final String name = "leaver-" + UUID.randomUUID().toString().substring(0, 8);
    private final ExecutorService tab = Executors.newFixedThreadPool(8);
    private KeycloakAdministrator keycloak;
    private String id;
    private Visitor person;

    @BeforeEach
    void signIn() {
        Optional<KeycloakAdministrator> administrator = KeycloakAdministrator.find();
        assumeThat(administrator)
                .as("The Keycloak that TRIBUTARY_TEST_KEYCLOAK names has an administrator for tests")
                .isPresent();
        keycloak = administrator.orElseThrow();
        id = keycloak.createUser(REALM_CODE, name, "legal-reviewers");
        person = Visitor.signedIn(port, REALM_CODE, name);
        assertThat(mayCall()).isTrue();
        assertThat(mayCall()).as("after the realm was asked").isTrue();
    }

    @AfterEach
    void remove() {
        tab.shutdown();
        if (id != null) {
            keycloak.deleteUser(REALM_CODE, id);
        }
    }

    @Test
    void endsTheSessionOfWhomAnAdministratorDisabled() {
        assertThat(TestSystem.token(REALM_CODE, name)).isNotEmpty();

        keycloak.disableUser(REALM_CODE, id);

        assertThat(mayCall()).isFalse();
        assertThat(person.get(PAGE).uri().getPath()).isEqualTo("/sign-in");
        assertThat(countSessions()).isZero();
    }

    @Test
    void endsTheSessionOfWhomWasTakenOutOfAGroup() {
        keycloak.leaveGroups(REALM_CODE, id);

        assertThat(mayCall()).isFalse();
        assertThat(countSessions()).isZero();
    }

    @Test
    void endsTheSessionWhenKeycloakTellsOfItsEndByTheBackChannel() {
        String before = keycloak.moveBackChannel(
                REALM_CODE, "http://localhost:" + port + "/logout/connect/back-channel/" + REALM_CODE);
        try {
            Visitor again = Visitor.signedIn(port, REALM_CODE, name);
            assertThat(again.get(PAGE).statusCode()).isEqualTo(200);
            assertThat(countSessions()).isEqualTo(2);

            keycloak.signOut(REALM_CODE, id);

            // Nobody asks for a page meanwhile: it is Keycloak's own call that ends them.
            await().atMost(Duration.ofSeconds(30)).until(() -> countSessions() == 0);
        } finally {
            keycloak.moveBackChannel(REALM_CODE, before);
        }
    }

    /** The realm takes the second use of a refresh token for theft. */
    @Test
    void goesOnHoweverManyCallsAskTheRealmAtOnce() {
        List<CompletableFuture<Boolean>> calls = Stream.generate(
                        () -> CompletableFuture.supplyAsync(this::mayCall, tab))
                .limit(200)
                .toList();

        assertThat(calls).allMatch(CompletableFuture::join);
    }

    private boolean mayCall() {
        return person.call("GET", CALL, "").statusCode() == 200;
    }

    private int countSessions() {
        return database.sql("select count(*) from spring_session where principal_name = :person")
                .param("person", REALM_CODE + "." + name)
                .query(Integer.class)
                .single();
    }
}
