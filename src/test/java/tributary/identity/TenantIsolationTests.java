package tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;
import tributary.local.Visitor;

/** Every endpoint of the application, tried by every role of every tenant. A new endpoint without a line below fails. */
@TributaryTest
class TenantIsolationTests {

    private static final String NOWHERE = "01990000-0000-7000-8000-000000000000";

    private static final List<String> MEMBERS = List.of("kh", "cn", "la", "mm", "th", "vn");
    private static final List<String> ROLES =
            List.of("focal", "legal", "environment", "finance", "approver", "auditor", "operator", "enterprise");
    private static final List<String> JOINT = List.of("secretary", "auditor", "operator", "lender");

    /** Endpoint, then who may: anyone, signed-in, or users by role; joint users with their realm. */
    private static final String EXPECTATIONS = """
            GET /                                               anyone
            GET /home                                           signed-in
            GET /sign-in                                        anyone
            GET /sign-out                                       anyone
            POST /logout/connect/back-channel/{tenant}          anyone
            GET /api/members                                    anyone
            GET /api/activities                                 anyone
            POST /api/approval-previews                         signed-in
            POST /api/approval-previews/alternatives            signed-in
            GET /api/proposals                                  signed-in
            POST /api/proposals                                 enterprise
            GET /api/proposals/{id}                             signed-in
            PUT /api/proposals/{id}                             enterprise
            POST /api/proposals/{id}/documents                  enterprise
            GET /api/proposals/{id}/documents/{documentId}      signed-in
            DELETE /api/proposals/{id}/documents/{documentId}   enterprise
            POST /api/proposals/{id}/submission                 enterprise
            POST /api/proposals/{id}/withdrawal                 enterprise
            GET /api/proposals/{id}/timeline                    signed-in
            GET /api/proposals/{id}/supplement-requests         signed-in
            POST /api/proposals/{id}/supplement-requests/{requestId}/answer  enterprise
            POST /api/proposals/{id}/appeal                     enterprise
            POST /api/proposals/{id}/appraisals                 joint.lender
            GET /api/audit/proposals/{id}/entries               auditor joint.auditor
            GET /api/audit/entries                              auditor joint.auditor
            GET /audit                                          auditor joint.auditor
            GET /audit/proposals/{id}                           auditor joint.auditor
            GET /audit/proposals/{id}/processes/{instanceId}    auditor joint.auditor
            GET /audit/proposals/{id}/processes/{instanceId}/model  auditor joint.auditor
            GET /emergency-access                               operator focal auditor joint.operator joint.secretary joint.auditor
            POST /emergency-access                              operator joint.operator
            POST /emergency-access/end                          operator joint.operator
            GET /desk/proposals/{id}                            focal legal environment finance approver auditor joint.auditor joint.secretary
            GET /desk/proposals/{id}/documents/{documentId}     focal legal environment finance approver auditor joint.auditor joint.secretary
            GET /api/exchange-rates                             focal legal environment finance approver auditor
            POST /api/exchange-rates                            focal
            GET /api/exchange-rates/{id}                        focal legal environment finance approver auditor
            POST /api/exchange-rates/imports                    focal
            GET /desk/exchange-rates                            focal legal environment finance approver auditor
            POST /desk/exchange-rates                           focal
            POST /desk/exchange-rates/imports                   focal
            GET /portal                                         enterprise joint.lender
            GET /portal/financing/{id}                          joint.lender
            POST /portal/financing/{id}/appraisals              joint.lender
            GET /portal/financing/{id}/documents/{documentId}   joint.lender
            GET /portal/preview                                 enterprise
            POST /portal/preview                                enterprise
            POST /portal/proposals                              enterprise
            GET /portal/proposals/{id}                          enterprise
            GET /portal/proposals/{id}/sections/{section}       enterprise
            POST /portal/proposals/{id}/sections/{section}      enterprise
            GET /portal/proposals/{id}/documents                enterprise
            POST /portal/proposals/{id}/documents               enterprise
            POST /portal/proposals/{id}/documents/{documentId}/removal  enterprise
            GET /portal/proposals/{id}/documents/{documentId}   enterprise
            GET /portal/proposals/{id}/check                    enterprise
            POST /portal/proposals/{id}/submission              enterprise
            GET /portal/proposals/{id}/receipt                  enterprise
            GET /portal/proposals/{id}/supplement-requests/{requestId}  enterprise
            POST /portal/proposals/{id}/supplement-requests/{requestId}/answer  enterprise
            GET /portal/proposals/{id}/withdrawal               enterprise
            POST /portal/proposals/{id}/withdrawal              enterprise
            GET /portal/proposals/{id}/appeal                   enterprise
            POST /portal/proposals/{id}/appeal                  enterprise
            """;

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void expectsSomethingOfEveryEndpoint() {
        Set<String> endpoints = new TreeSet<>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("tributary")
                    && !handler.getBeanType().equals(ErrorPages.class)) {
                for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                    mapping.getPatternValues().forEach(path -> endpoints.add(method + " " + path));
                }
            }
        });

        assertThat(expectations().keySet()).containsExactlyInAnyOrderElementsOf(endpoints);
    }

    @Test
    void letsInByTokenWhomItShould() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, Set<String>> expected : expectations().entrySet()) {
            if (expected.getKey().contains(" /api/")) {
                for (String person : people()) {
                    String[] name = person.split("\\.", 2);
                    int status = byToken(expected.getKey(), TestSystem.token(name[0], name[1]));
                    check(expected, person, status, 403, wrong);
                }
                check(expected, "nobody", byToken(expected.getKey(), ""), 401, wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void letsInByBrowserWhomItShould() {
        List<String> wrong = new ArrayList<>();
        for (String person : pageVisitors()) {
            String[] name = person.split("\\.", 2);
            Visitor visitor = Visitor.signedIn(port, name[0], name[1]);
            for (Map.Entry<String, Set<String>> expected : expectations().entrySet()) {
                // Without the token of a form, every POST is refused: the rule before it is the same as the page's own.
                if (expected.getKey().startsWith("GET /")
                        && !expected.getKey().contains(" /api/")
                        && !expected.getKey().contains("/home")) {
                    int status = visitor.get(path(expected.getKey())).statusCode();
                    check(expected, person, status, 403, wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void refusesFormsThatCarryNoTokenOfOurPages() {
        Visitor visitor = Visitor.signedIn(port, "la", "enterprise");

        for (String endpoint : expectations().keySet()) {
            // Keycloak has no page of ours: it is believed for its signature.
            if (endpoint.startsWith("POST /") && !endpoint.contains(" /api/") && !endpoint.contains("/back-channel/")) {
                assertThat(visitor.call("POST", path(endpoint), "{}").statusCode())
                        .as(endpoint)
                        .isEqualTo(403);
            }
        }
    }

    private static void check(
            Map.Entry<String, Set<String>> expected, String person, int status, int refusal, List<String> wrong) {
        String role = person.startsWith("joint.") ? person : person.substring(person.indexOf('.') + 1);
        Set<String> may = expected.getValue();
        boolean allowed =
                may.contains("anyone") || may.contains(role) || (may.contains("signed-in") && !person.equals("nobody"));
        if (allowed ? status == 401 || status == 403 || status >= 500 : status != refusal) {
            wrong.add(expected.getKey() + " answers " + status + " to " + person);
        }
    }

    private int byToken(String endpoint, String token) throws Exception {
        String method = endpoint.substring(0, endpoint.indexOf(' '));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path(endpoint)))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        method.equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString("[]"));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private static String path(String endpoint) {
        return endpoint.substring(endpoint.indexOf(' ') + 1).replaceAll("\\{[^}]+}", NOWHERE);
    }

    private static Map<String, Set<String>> expectations() {
        Map<String, Set<String>> expectations = new LinkedHashMap<>();
        EXPECTATIONS.lines().forEach(line -> {
            String[] words = line.trim().split("\\s+", -1);
            expectations.put(
                    words[0] + " " + words[1],
                    Set.of(List.of(words).subList(2, words.length).toArray(String[]::new)));
        });
        return expectations;
    }

    private static List<String> people() {
        List<String> people = new ArrayList<>();
        MEMBERS.forEach(member -> ROLES.forEach(role -> people.add(member + "." + role)));
        JOINT.forEach(user -> people.add("joint." + user));
        return people;
    }

    private static List<String> pageVisitors() {
        List<String> people = new ArrayList<>();
        ROLES.forEach(role -> people.add("la." + role));
        JOINT.forEach(user -> people.add("joint." + user));
        return people;
    }
}
