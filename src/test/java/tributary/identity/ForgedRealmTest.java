package tributary.identity;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import tributary.local.Http;
import tributary.local.SecondApplication;
import tributary.local.Visitor;

/**
 * Tests of an application that takes the {@link ForgedRealm} for Myanmar's, asks the realms at every request whether a session holds, and waits
 * for a realm longer than any test lasts.
 */
abstract class ForgedRealmTest {

    static final ForgedRealm REALM = ForgedRealm.MYANMAR;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static int applicationPort;

    protected final int port = application();

    private static synchronized int application() {
        if (applicationPort == 0) {
            applicationPort = SecondApplication.start(
                    "forged-realm",
                    Map.of(
                            "tributary.identity.issuers.mm", REALM.issuer(),
                            "tributary.identity.recheck", "0s",
                            "tributary.identity.patience", "5m",
                            "server.tomcat.threads.max", "40"));
        }
        return applicationPort;
    }

    @BeforeEach
    void recover() {
        REALM.recover();
    }

    /** Waits out the moment in which a realm is left alone after it failed to answer. Comes in as whom the realm knows. */
    void awaitDoor() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !new Visitor(port)
                        .get("/oauth2/authorization/mm")
                        .uri()
                        .getPath()
                        .equals("/sign-in"));
    }

    int status(String token) {
        return get(token).statusCode();
    }

    HttpResponse<String> get(String token) {
        return Http.send(HTTP, request(token));
    }

    CompletableFuture<HttpResponse<String>> begin(String token) {
        return HTTP.sendAsync(request(token), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String token) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/engine-rest/task"))
                .header("Authorization", "Bearer " + token)
                .build();
    }
}
