package tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.RSAKey;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tributary.local.TestSystem;
import tributary.local.Visitor;

/** One member's Keycloak is slow, or gone. */
class RealmOutageTests extends ForgedRealmTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @AfterEach
    void end() {
        REALM.recover();
    }

    @Test
    void leavesTheOthersAloneWhileItAcceptsConnectionsAndNeverAnswers() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(good())).isEqualTo(200));
        Visitor lao = Visitor.signedIn(port, "la", "legal");
        REALM.stall();

        // Unknown keys are asked for, but not at every moment.
        RSAKey stranger = ForgedRealm.newKey();
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        await().atMost(PATIENCE).until(() -> {
            waiting.add(begin(ForgedRealm.sign(REALM.claims().build(), named(stranger))));
            return REALM.countHeld() > 0;
        });
        // More than there are threads that serve requests.
        for (int i = 0; i < 60; i++) {
            waiting.add(begin(ForgedRealm.sign(REALM.claims().build(), named(stranger))));
        }
        await().atMost(PATIENCE)
                .until(() -> waiting.stream().filter(CompletableFuture::isDone).count()
                        >= waiting.size() - RealmServer.AT_ONCE);

        assertThat(status(TestSystem.token("la", "environment"))).isEqualTo(200);
        assertThat(status(TestSystem.token("kh", "environment"))).isEqualTo(200);
        assertThat(lao.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(Visitor.signedIn(port, "vn", "legal")
                        .get("/camunda/app/tasklist/default/")
                        .statusCode())
                .isEqualTo(200);
        assertThat(status(good())).as("by the keys that were known").isEqualTo(200);
        assertThat(REALM.countHeld()).as("still stalled").isPositive();

        REALM.recover();
        assertThat(waiting)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(401));
    }

    @Test
    void tellsItsUsersPlainlyAndLetsTheOthersIn() {
        REALM.vanish();
        // Whoever comes in the moment after it answered last is still led there.
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(new Visitor(port)
                                .get("/oauth2/authorization/mm")
                                .statusCode())
                        .isEqualTo(503));

        HttpResponse<String> page = new Visitor(port).get("/oauth2/authorization/mm");

        assertThat(page.uri().getPath()).isEqualTo("/sign-in");
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
        assertThat(page.body())
                .contains("The sign-in service of Myanmar does not answer", "The other countries can sign in.")
                .doesNotContain("Exception", "localhost");
        assertThat(Visitor.signedIn(port, "la", "finance")
                        .get("/camunda/app/tasklist/default/")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void goesOnWithTheKeysThatWereKnownWhileItIsGone() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(good())).isEqualTo(200));

        REALM.vanish();

        assertThat(status(good())).isEqualTo(200);
        assertThat(status(ForgedRealm.sign(REALM.claims().build(), ForgedRealm.newKey())))
                .isEqualTo(401);
    }

    @Test
    void endsSessionsWhenTheRealmSaysSoAndBelievesNobodyElse() {
        String told = "logout_token="
                + REALM.sign(REALM.logoutClaims("forged-subject").build());
        Visitor keycloak = new Visitor(port);

        assertThat(keycloak.post("/logout/connect/back-channel/mm", told).statusCode())
                .isEqualTo(200);
        assertThat(keycloak.post("/logout/connect/back-channel/la", told).statusCode())
                .isEqualTo(400);
        assertThat(List.of(
                        REALM.sign(REALM.claims().build()),
                        REALM.signWithPublicKey(
                                REALM.logoutClaims("forged-subject").build()),
                        ForgedRealm.sign(REALM.logoutClaims("forged-subject").build(), ForgedRealm.newKey()),
                        REALM.sign(REALM.logoutClaims("forged-subject")
                                .audience("account")
                                .build()),
                        REALM.sign(REALM.logoutClaims("forged-subject")
                                .claim("nonce", "1")
                                .build()),
                        REALM.sign(REALM.logoutClaims("forged-subject")
                                .claim("events", null)
                                .build())))
                .allSatisfy(
                        token -> assertThat(keycloak.post("/logout/connect/back-channel/mm", "logout_token=" + token)
                                        .statusCode())
                                .isEqualTo(400));
    }

    private static RSAKey named(RSAKey key) {
        return new RSAKey.Builder(key).keyID(ForgedRealm.newKeyId()).build();
    }

    private static String good() {
        return REALM.sign(REALM.claims().build());
    }
}
