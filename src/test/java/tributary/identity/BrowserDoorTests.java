package tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import tributary.engine.SampleReviews;
import tributary.local.TributaryTest;
import tributary.local.Visitor;

@TributaryTest
class BrowserDoorTests {

    private static final String SESSION = "tributary-session";

    @LocalServerPort
    private int port;

    @Autowired
    private SampleReviews reviews;

    @Autowired
    private SessionRepository<?> sessions;

    @Autowired
    private JdbcClient database;

    @Test
    void offersTheCountries() {
        String page = new Visitor(port).get("/sign-in?as=reviewer").body();

        assertThat(page)
                .contains(
                        "Cambodia",
                        "China",
                        "Lao PDR",
                        "Myanmar",
                        "Thailand",
                        "Viet Nam",
                        "/oauth2/authorization/joint");
    }

    @Test
    void leadsNobodyBackToAnAddressThatTheRealmDoesNotKnowAndLetsOthersSignIn() {
        assertThat(new Visitor(port).rawAt("elsewhere.example", "/oauth2/authorization/th"))
                .startsWith("HTTP/1.1 400");

        assertThat(new Visitor(port).get("/oauth2/authorization/th").uri().getPath())
                .startsWith("/realms/th/");
    }

    @Test
    void runsOnlyTheScriptsThatAPageNamesItself() {
        HttpResponse<String> first = new Visitor(port).get("/");
        HttpResponse<String> second = new Visitor(port).get("/sign-in");

        assertThat(policy(first))
                .contains("default-src 'none'", "base-uri 'none'", "frame-ancestors 'self'")
                .doesNotContain("unsafe", "script-src 'self'");
        assertThat(nonce(first)).hasSizeGreaterThan(20).isNotEqualTo(nonce(second));
        assertThat(first.body())
                .contains("nonce=\"" + nonce(first) + "\"")
                .doesNotContainPattern("<script(?![^>]*nonce=)")
                .doesNotContainPattern("<script[^>]*>[^<]");
    }

    @Test
    void runsAWebAppsScriptsWhoeverElseLoadsOneAtTheSameTime() {
        Visitor reviewer = Visitor.signedIn(port, "la", "legal");

        assertThat(atOnce(100, () -> reviewer.get("/camunda/app/tasklist/default/")))
                .allSatisfy(page -> assertThat(page.body()).contains("nonce=\"" + nonce(page) + "\""));
    }

    @Test
    void letsTwoRequestsOfASessionAddTheSameToIt() {
        addTwice(sessions);
    }

    private static <S extends Session> void addTwice(SessionRepository<S> sessions) {
        S fresh = sessions.createSession();
        sessions.save(fresh);
        S one = Objects.requireNonNull(sessions.findById(fresh.getId()));
        S other = Objects.requireNonNull(sessions.findById(fresh.getId()));
        one.setAttribute("seen", "one");
        other.setAttribute("seen", "other");

        sessions.save(one);
        sessions.save(other);

        assertThat(Objects.requireNonNull(sessions.findById(fresh.getId())).<String>getAttribute("seen"))
                .isEqualTo("other");
    }

    private static <T> List<T> atOnce(int times, Supplier<T> call) {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<T>> calls = Stream.generate(() -> CompletableFuture.supplyAsync(call, callers))
                    .limit(times)
                    .toList();
            return calls.stream().map(CompletableFuture::join).toList();
        } finally {
            callers.shutdown();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/nowhere",
                "/camunda/app/tasklist/default/",
                "/swagger-ui/index.html",
                "/api/members"
            })
    void cannotBeFramedByOthers(String path) {
        HttpResponse<String> answer = Visitor.signedIn(port, "la", "legal").get(path);

        assertThat(policy(answer)).containsPattern("frame-ancestors '(self|none)'|default-src 'none'");
        assertThat(answer.headers().firstValue("X-Frame-Options"))
                .hasValueSatisfying(value -> assertThat(value).isIn("SAMEORIGIN", "DENY"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void servesTheApisOwnBrowser() {
        Visitor anybody = new Visitor(port);

        assertThat(anybody.get("/swagger-ui.html").uri().getPath()).isEqualTo("/swagger-ui/index.html");
        assertThat(anybody.get("/swagger-ui/swagger-ui-bundle.js").statusCode()).isEqualTo(200);
    }

    /** Whoever asks for fewer scopes is told of fewer organizations, and could decide on the proposal of their own. */
    @Test
    void leavesNothingToChangeInTheAddressOfASignIn() {
        String answer = new Visitor(port).raw("/oauth2/authorization/la");

        assertThat(answer)
                .containsPattern("(?m)^Location: [^?]+/realms/la/protocol/openid-connect/auth"
                        + "\\?client_id=tributary&request_uri=urn[\\w:.%-]+\\s*$");
    }

    @Test
    void keepsNothingOfWhoIsNotSignedIn() {
        long start = System.currentTimeMillis();

        for (int i = 0; i < 100; i++) {
            assertThat(new Visitor(port)
                            .get("/portal/proposals?page=" + i)
                            .uri()
                            .getPath())
                    .isEqualTo("/sign-in");
        }

        assertThat(database.sql(
                                "select count(*) from spring_session where principal_name is null and creation_time >= :start")
                        .param("start", start)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example/", "//elsewhere.example/"})
    void leadsBackToPagesOfItsOwnAlone(String elsewhere) {
        Visitor person = new Visitor(port);
        person.plantCookie(
                "REDIRECT_URI", Base64.getEncoder().encodeToString(elsewhere.getBytes(StandardCharsets.UTF_8)));

        // Ends here, or fails.
        person.signIn("la", "legal");

        assertThat(person.get("/home").uri().getPath()).startsWith("/camunda/app/tasklist");
    }

    @Test
    void asksForASignInHoweverLongAnAddressIs() {
        assertThat(new Visitor(port)
                        .get("/portal/proposals?x=" + "x".repeat(5000))
                        .uri()
                        .getPath())
                .isEqualTo("/sign-in");
    }

    @Test
    void givesASessionANewNameAtSignIn() {
        Visitor victim = new Visitor(port);
        victim.get("/oauth2/authorization/la");
        String planted = victim.findCookie(SESSION).orElseThrow();

        victim.signIn("la", "legal");

        assertThat(victim.findCookie(SESSION)).isPresent().get().isNotEqualTo(planted);
        Visitor attacker = new Visitor(port);
        attacker.plantCookie(SESSION, planted);
        assertThat(attacker.get("/camunda/app/tasklist/default/").uri().getPath())
                .isEqualTo("/sign-in");
    }

    @Test
    void takesNoFormOfAnotherSite() {
        Visitor person = Visitor.signedIn(port, "la", "legal");

        assertThat(person.post("/sign-out", "").statusCode()).isEqualTo(403);
        assertThat(person.post("/sign-out", "_csrf=guessed").statusCode()).isEqualTo(403);
        assertThat(person.get("/home").uri().getPath()).startsWith("/camunda/app/tasklist");

        Visitor enterprise = Visitor.signedIn(port, "cn", "enterprise");
        assertThat(enterprise.post("/portal/proposals", "title=x").statusCode()).isEqualTo(403);
    }

    @Test
    void takesNoCallOfTheWebAppsFromAnotherSite() {
        String task = reviews.start("la");
        String claim = "/camunda/api/engine/engine/default/task/" + task + "/claim";
        String me = "{\"userId\":\"la.environment\"}";
        Visitor lured = Visitor.signedIn(port, "la", "environment");
        lured.get("/camunda/app/tasklist/default/");

        assertThat(lured.callFromElsewhere("POST", claim, me).statusCode()).isEqualTo(403);
        assertThat(lured.callFromElsewhere("POST", "/camunda/app/tasklist/default/", me)
                        .statusCode())
                .isEqualTo(403);
        assertThat(lured.get("/home").uri().getPath()).startsWith("/camunda/app/tasklist");
        assertThat(lured.call("POST", claim, me).statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth2/authorization/la?redirect_uri=https://evil.example/",
                "/sign-in?continue=https://evil.example/",
                "/sign-in?unreachable=https://evil.example/",
                "/home?to=https://evil.example/",
                "//evil.example/",
                "/%2F%2Fevil.example/",
                "/\\evil.example/",
                "/login/oauth2/code/la?code=x&state=https://evil.example/"
            })
    void leadsNobodyToAnotherSite(String path) {
        for (Visitor visitor : List.of(new Visitor(port), Visitor.signedIn(port, "la", "legal"))) {
            String place = visitor.raw(path);

            assertThat(place).doesNotContain("Location: https://evil", "Location: http://evil", "Location: //evil");
            assertThat(place).doesNotContainPattern("redirect_uri=https?(:|%3A)(/|%2F)+evil");
        }
    }

    private static String policy(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Security-Policy").orElse("");
    }

    private static String nonce(HttpResponse<String> answer) {
        Matcher nonce = Pattern.compile("'nonce-([^']+)'").matcher(policy(answer));
        return nonce.find() ? nonce.group(1) : "";
    }

    @Test
    void tellsScriptsThatNobodyIsSignedIn() {
        assertThat(new Visitor(port)
                        .call("GET", "/camunda/api/engine/engine", "")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void showsAPageForWhatIsNotThere() {
        Visitor reviewer = Visitor.signedIn(port, "la", "legal");

        assertThat(reviewer.get("/nowhere").statusCode()).isEqualTo(403);
        assertThat(reviewer.get("/nowhere").body())
                .contains("You may not see this page")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/camunda/app/admin/default/",
        "GET,/camunda/app/welcome/default/",
        "POST,/camunda/api/admin/setup/default/user/create",
        "POST,/camunda/api/admin/auth/user/default/login/tasklist",
        "GET,/camunda/api/engine/engine/default/user",
        "GET,/camunda/api/engine/engine/default/history/task",
        "GET,/camunda/api/engine/engine/default/metrics",
        "POST,/camunda/api/engine/engine/default/task/create",
        "POST,/camunda/api/engine/engine/default/process-definition/key/national-review/start",
        "POST,/camunda/api/engine/engine/default/filter/create",
        "POST,/camunda/api/engine/engine/default/deployment/create",
        "GET,/camunda/api/engine/task"
    })
    void refusesWhatTheWebAppsAreNotMeantFor(String method, String path) {
        for (String user : new String[] {"legal", "operator", "auditor", "enterprise"}) {
            Visitor visitor = Visitor.signedIn(port, "la", user);
            assertThat(visitor.call(method, path, method.equals("POST") ? "{}" : "")
                            .statusCode())
                    .as(user)
                    .isEqualTo(403);
        }
    }

    @Test
    void showsWhatTheServerCountsToTheSecretariatsOperatorsAlone() {
        String requests = "/actuator/metrics/http.server.requests";
        Visitor member = Visitor.signedIn(port, "la", "operator");

        assertThat(member.get("/actuator/info").statusCode()).isEqualTo(200);
        for (String figures : new String[] {"/actuator/metrics", requests}) {
            assertThat(member.get(figures).statusCode()).as(figures).isEqualTo(403);
        }
        assertThat(Visitor.signedIn(port, "joint", "operator").get(requests).statusCode())
                .isEqualTo(200);
    }

    @Test
    void doesNotSignAnybodyOutByALinkFromElsewhere() {
        Visitor reviewer = Visitor.signedIn(port, "la", "legal");

        assertThat(reviewer.get("/sign-out").body()).contains("Do you want to sign out?");
        assertThat(reviewer.get("/camunda/app/tasklist/default/").body())
                .doesNotContain("Which country do you belong to?");
    }
}
