package tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;

@TributaryTest
class TokenTests {

    @LocalServerPort
    private int port;

    @Test
    void acceptsATokenOfAMembersRealm() throws Exception {
        assertThat(get(TestSystem.token("la", "environment")).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesWhoeverSendsNoToken() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/engine-rest/task"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("urn:problem-type:tributary:not-signed-in");
    }

    @Test
    void refusesClaimsThatWereChanged() throws Exception {
        String[] token = TestSystem.token("la", "environment").split("\\.", -1);
        String changed = claims(token).replace("\"environment\"", "\"approver\"");

        assertThat(get(token[0] + "." + encode(changed) + "." + token[2]).statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesAnIssuerThatWasChangedToAnotherMembers() throws Exception {
        String[] token = TestSystem.token("la", "environment").split("\\.", -1);
        String changed = claims(token).replace("/realms/la", "/realms/kh");

        assertThat(get(token[0] + "." + encode(changed) + "." + token[2]).statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesAnIssuerThatIsNobodys() throws Exception {
        String[] token = TestSystem.token("la", "environment").split("\\.", -1);
        String changed = claims(token).replace("/realms/la", "/realms/master");

        assertThat(get(token[0] + "." + encode(changed) + "." + token[2]).statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesATokenThatIsNotSigned() throws Exception {
        String[] token = TestSystem.token("la", "environment").split("\\.", -1);

        assertThat(get(encode("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + token[1] + ".")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesAnIdToken() throws Exception {
        assertThat(get(TestTokens.idToken("la", "environment")).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesATokenThatIsMeantForAnotherService() throws Exception {
        assertThat(get(TestTokens.withoutAudience("la", "environment")).statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> get(String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/engine-rest/task"))
                .header("Authorization", "Bearer " + token)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String claims(String[] token) {
        return new String(Base64.getUrlDecoder().decode(token[1]), StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
