package tributary.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.engine.SampleReviews;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;

/**
 * Every text, number and parameter that the public API takes, with each of a fixed list of nasty values: the answer is a success or a problem
 * detail in our words that names the field, never a failure of ours.
 */
@TributaryTest
@SuppressWarnings("NullAway.Init") // every test begins with connect
class BadInputTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOWHERE = "01990000-0000-7000-8000-000000000000";
    private static final Pattern INNARDS = Pattern.compile(
            "Exception|\\bjava\\.|\\bjakarta\\.|\\borg\\.|com\\.fasterxml|JsonToken|\\bat tributary|SQL|(?i:select .* from)|psql|0x00");

    private static final String LONG = "x".repeat(100_000);

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "a\u0007b",
            "a\u202Eb",
            "\uFFFF",
            "\uD83D\uDE00".repeat(3000),
            "-1",
            "+1",
            "1e9",
            "1e400",
            "NaN",
            "Infinity",
            "0x1F",
            "1,000",
            "\uFF12",
            "007",
            "9999999999999999999999",
            "2026-02-30",
            "2026-02-30T00:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "zz",
            "null",
            "'; drop table proposal; --",
            "%",
            "${7*7}",
            "../../etc/passwd",
            "<script>alert(1)</script>");

    /** As JSON, beside the texts. */
    private static final List<String> VALUES = List.of(
            "true",
            "-1",
            "1e400",
            "1e999999999",
            "123456789012345678901234567890",
            "0.1",
            "[]",
            "{}",
            "[[[]]]",
            "[null]",
            "\"\\ud800\"",
            "\"a\\udc00b\"",
            "NaN",
            "\"unfinished");

    @LocalServerPort
    private int port;

    @Autowired
    private SampleReviews reviews;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> wrong = new ArrayList<>();
    private String draft;

    @BeforeEach
    void connect() throws Exception {
        draft = JSON.readTree(send("cn.enterprise", "POST", "/api/proposals", json("{}"))
                        .body())
                .path("id")
                .asText();
    }

    @Test
    void answersAProposalOfAnyContent() throws Exception {
        for (String body : List.of(
                "{\"title\": %s}",
                "{\"summary\": %s}",
                "{\"hostCountries\": %s}",
                "{\"hostCountries\": [%s]}",
                "{\"cooperationForm\": %s}",
                "{\"sector\": %s}",
                "{\"activity\": %s}",
                "{\"size\": %s}",
                "{\"activity\": \"hydropower\", \"size\": {\"installed-capacity\": %s}}",
                "{\"siting\": {\"householdsResettled\": %s}}",
                "{\"siting\": {\"landHectares\": %s}}",
                "{\"siting\": {\"protectedArea\": %s}}",
                "{\"mekongWaterUse\": {\"watercourse\": %s}}",
                "{\"investment\": %s}",
                "{\"investment\": {\"amount\": %s, \"currency\": \"USD\"}}",
                "{\"investment\": {\"amount\": \"1\", \"currency\": %s}}",
                "{\"foreignOwnershipPercent\": %s}",
                "{\"concessionYears\": %s}",
                "{\"financing\": %s}",
                "{\"financing\": [%s]}",
                "{\"financing\": [{\"source\": %s}]}",
                "{\"financing\": [{\"source\": \"equity\", \"amount\": %s}]}",
                "{\"localization\": {\"localProcurementPercent\": %s}}",
                "{\"circumstances\": {\"proponentOwnership\": %s}}",
                "{\"technologyTransfer\": %s}",
                "{\"homeCountry\": %s}",
                "{\"hosts\": %s}",
                "{\"hosts\": [%s]}",
                "{\"hostCountries\": [\"la\"], \"hosts\": [{\"member\": %s}]}")) {
            for (String value : values()) {
                call("cn.enterprise", "POST", "/api/approval-previews", json(body.formatted(value)));
                call("cn.enterprise", "PUT", "/api/proposals/" + draft, json(body.formatted(value)), "If-Match", "*");
            }
        }
        for (String name : names()) {
            call("cn.enterprise", "POST", "/api/proposals", json("{" + name + ": 1}"));
            call("cn.enterprise", "POST", "/api/proposals", json("{\"size\": {" + name + ": \"1\"}}"));
            call("cn.enterprise", "POST", "/api/approval-previews/alternatives", json("{" + name + ": 1}"));
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void answersEveryOtherBodyOfAnyContent() throws Exception {
        String proposal = "/api/proposals/" + draft;
        String answer = proposal + "/supplement-requests/" + NOWHERE + "/answer";
        Map<String, List<String>> bodies = Map.of(
                proposal + "/appeal",
                List.of("{\"member\": %s, \"grounds\": \"x\"}", "{\"member\": \"la\", \"grounds\": %s}", "{%s: 1}"),
                answer,
                List.of(
                        "{\"text\": %s}",
                        "{\"text\": \"x\", \"documents\": %s}", "{\"text\": \"x\", \"documents\": [%s]}"));
        for (Map.Entry<String, List<String>> target : bodies.entrySet()) {
            for (String body : target.getValue()) {
                for (String value : values()) {
                    call("cn.enterprise", "POST", target.getKey(), json(body.formatted(value)));
                }
            }
        }
        for (String field : List.of("base", "quote", "rate", "day", "source")) {
            for (String value : values()) {
                call("la.focal", "POST", "/api/exchange-rates", json("{\"" + field + "\": " + value + "}"));
            }
        }
        for (String text : TEXTS) {
            call(
                    "la.focal",
                    "POST",
                    "/api/exchange-rates/imports",
                    BodyPublishers.ofString("base,quote,rate,day,source\nUSD,LAK,1,2026-01-01," + text + "\n"),
                    "Content-Type",
                    "text/csv");
        }
        for (String value : values()) {
            connect();
            call(
                    "cn.enterprise",
                    "POST",
                    "/api/proposals/" + draft + "/withdrawal",
                    json("{\"reason\": " + value + "}"));
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void answersBodiesThatAreNone() throws Exception {
        String task = "/engine-rest/task/" + reviews.start("la");
        List<String> targets = List.of(
                "cn.enterprise POST /api/approval-previews",
                "cn.enterprise POST /api/approval-previews/alternatives",
                "cn.enterprise POST /api/proposals",
                "cn.enterprise PUT /api/proposals/" + draft,
                "cn.enterprise POST /api/proposals/" + draft + "/documents",
                "cn.enterprise POST /api/proposals/" + draft + "/withdrawal",
                "cn.enterprise POST /api/proposals/" + draft + "/appeal",
                "cn.enterprise POST /api/proposals/" + draft + "/supplement-requests/" + NOWHERE + "/answer",
                "la.focal POST /api/exchange-rates",
                "la.focal POST /api/exchange-rates/imports",
                "la.environment POST " + task + "/claim",
                "la.environment POST " + task + "/complete",
                "la.environment POST " + task + "/submit-form");
        byte[] notUtf8 = {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'};
        byte[] utf16 = "{\"title\": \"a\"}".getBytes(StandardCharsets.UTF_16BE);
        for (String target : targets) {
            String[] words = target.split(" ", 3);
            for (String type :
                    List.of("", "application/json", "text/plain", "application/xml", "multipart/form-data", "x")) {
                for (byte[] body : List.of(
                        new byte[0],
                        "null".getBytes(StandardCharsets.UTF_8),
                        "7".getBytes(StandardCharsets.UTF_8),
                        "[]".getBytes(StandardCharsets.UTF_8),
                        "[".repeat(5000).getBytes(StandardCharsets.UTF_8),
                        "{\"a\":".repeat(900).getBytes(StandardCharsets.UTF_8),
                        ("{\"title\": " + "9".repeat(2000) + "}").getBytes(StandardCharsets.UTF_8),
                        notUtf8,
                        utf16)) {
                    String[] headers = type.isEmpty() ? new String[0] : new String[] {"Content-Type", type};
                    call(words[0], words[1], words[2], BodyPublishers.ofByteArray(body), headers);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void answersQueriesOfAnyContent() throws Exception {
        Map<String, List<String>> queries = Map.of(
                "cn.enterprise /api/proposals",
                List.of("status", "member", "page", "size"),
                "joint.auditor /api/audit/entries",
                List.of("proposal", "member", "actor", "authority", "rule", "outcome", "from", "to", "after", "limit"),
                "joint.auditor /api/audit/proposals/" + draft + "/entries",
                List.of("after", "limit"),
                "la.focal /api/exchange-rates",
                List.of("base", "quote", "after", "limit"),
                "la.legal /engine-rest/task",
                List.of(
                        "processInstanceBusinessKey",
                        "assignee",
                        "candidateGroup",
                        "dueBefore",
                        "dueAfter",
                        "taskDefinitionKey",
                        "unassigned",
                        "sortBy",
                        "sortOrder",
                        "firstResult",
                        "maxResults"),
                "la.legal /engine-rest/task/count",
                List.of("processInstanceBusinessKey", "dueBefore", "unassigned"));
        List<String> texts = new ArrayList<>(TEXTS);
        texts.add("2147483648");
        texts.add("-2147483648");
        for (Map.Entry<String, List<String>> query : queries.entrySet()) {
            String[] words = query.getKey().split(" ", 2);
            for (String name : query.getValue()) {
                for (String text : texts) {
                    String value = URLEncoder.encode(
                            text.length() > 1000 ? text.substring(0, 1000) : text, StandardCharsets.UTF_8);
                    call(words[0], "GET", words[1] + "?" + name + "=" + value, none());
                }
                call(words[0], "GET", words[1] + "?" + name + "=%ff%fe", none());
                call(words[0], "GET", words[1] + "?" + name + "=1&" + name + "=2", none());
                call(words[0], "GET", words[1] + "?" + name, none());
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void answersPathsMethodsAndHeadersOfAnyContent() throws Exception {
        List<String> ids = List.of("x", "%2e%2e", "0", NOWHERE + "0", ";a=b", "%20", "é".repeat(50));
        for (String id : ids) {
            String encoded = id.startsWith("é") ? URLEncoder.encode(id, StandardCharsets.UTF_8) : id;
            for (String path : List.of(
                    "/api/proposals/%s",
                    "/api/proposals/%s/timeline",
                    "/api/proposals/" + draft + "/documents/%s",
                    "/api/audit/proposals/%s/entries",
                    "/api/exchange-rates/%s",
                    "/api/%s",
                    "/engine-rest/task/%s",
                    "/engine-rest/%s")) {
                String user = path.contains("audit")
                        ? "la.auditor"
                        : path.contains("proposals") ? "cn.enterprise" : "la.focal";
                call(user, "GET", path.formatted(encoded), none());
            }
        }
        for (String path : List.of(
                "/api/proposals",
                "/api/proposals/" + draft,
                "/api/approval-previews",
                "/api/activities",
                "/api/members")) {
            for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "X")) {
                call("cn.enterprise", method, path, json("{}"), "If-Match", "*");
            }
            for (String accept : List.of("text/plain", "application/xml", "image/png", "x", "*/*;q=2", "text/html")) {
                call("cn.enterprise", "GET", path, none(), "Accept", accept);
            }
        }
        for (String tag :
                List.of("", " ", "x", "\"", "\"\"", "W/\"0\"", "\"0\", W/\"0\"", "\"0", "*, *", "0", "\"é\"", ",")) {
            call("cn.enterprise", "PUT", "/api/proposals/" + draft, json("{}"), "If-Match", tag);
        }

        assertThat(wrong).isEmpty();
    }

    /** The server refuses these before anything of ours sees them. */
    @Test
    void refusesAddressesThatAreNone() throws Exception {
        for (String path : List.of(
                "/api/proposals/%00",
                "/api/%ff",
                "/api/activities?a%0D%0Ab=1",
                "/engine-rest/..%2f..",
                "/engine-rest/task%2f..",
                "/portal/%00",
                "/portal%2fpreview",
                "/p%6Frtal/preview",
                "/api/member%73",
                "/api/approval%2dpreviews",
                "/api/approval%2Dpreviews",
                "/api/members/%7e",
                "/%5f",
                "/%2f",
                "/..%5c")) {
            for (String accept : List.of("application/json", "text/html")) {
                HttpResponse<String> answer = send("cn.enterprise", "GET", path, none(), "Accept", accept);

                assertThat(answer.statusCode()).as(path).isEqualTo(400);
                assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                        .as(path)
                        .startsWith("application/problem+json");
                assertThat(answer.body())
                        .as(path)
                        .contains("urn:problem-type:tributary:bad-request")
                        .doesNotContainPattern(INNARDS)
                        .doesNotContainIgnoringCase("tomcat")
                        .doesNotContain("<");
            }
        }
    }

    @Test
    void answersUploadsOfAnyNameAndKind() throws Exception {
        for (String text : TEXTS) {
            if (text.length() < 10_000) {
                call(
                        "cn.enterprise",
                        "POST",
                        "/api/proposals/" + draft + "/documents",
                        upload(text, "a.pdf"),
                        multipart());
                call(
                        "cn.enterprise",
                        "POST",
                        "/api/proposals/" + draft + "/documents",
                        upload("site-map", text),
                        multipart());
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void answersTasksOfAnyContent() throws Exception {
        String task = "/engine-rest/task/" + reviews.start("la");
        for (String name : List.of("outcome", "findings", "conditions", "complexProject")) {
            for (String value : values()) {
                for (String type : List.of("", "String", "Integer", "Double", "Json", "Object")) {
                    String typed = type.isEmpty() ? "" : ", \"type\": \"" + type + "\"";
                    call(
                            "la.environment",
                            "POST",
                            task + "/complete",
                            json("{\"variables\": {\"" + name + "\": {\"value\": " + value + typed + "}}}"));
                }
            }
        }
        for (String value : values()) {
            call("la.environment", "POST", task + "/claim", json("{\"userId\": " + value + "}"));
            call("la.environment", "POST", task + "/complete", json("{\"withVariablesInReturn\": " + value + "}"));
            call("la.environment", "POST", task + "/complete", json("{\"variables\": " + value + "}"));
            call("la.environment", "POST", task + "/complete", json("{\"variables\": {\"outcome\": " + value + "}}"));
        }
        for (String name : names()) {
            call("la.environment", "POST", task + "/complete", json("{\"variables\": {" + name + ": {\"value\": 1}}}"));
        }

        assertThat(wrong).isEmpty();
    }

    private static List<String> values() throws IOException {
        List<String> values = new ArrayList<>(VALUES);
        for (String text : TEXTS) {
            values.add(JSON.writeValueAsString(text));
        }
        values.add(JSON.writeValueAsString(LONG));
        return values;
    }

    /** As names of fields, in quotes. */
    private static List<String> names() throws IOException {
        List<String> names = new ArrayList<>(List.of("\"\\ud800\"", "\"a/b~c\""));
        for (String text : TEXTS) {
            names.add(JSON.writeValueAsString(text));
        }
        return names;
    }

    private static BodyPublisher json(String body) {
        return BodyPublishers.ofString(body);
    }

    private static BodyPublisher none() {
        return BodyPublishers.noBody();
    }

    private static String[] multipart() {
        return new String[] {"Content-Type", "multipart/form-data; boundary=limit"};
    }

    private static BodyPublisher upload(String kind, String fileName) {
        return BodyPublishers.ofString("--limit\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n" + kind
                + "\r\n--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + fileName.replace("\"", "%22")
                + "\"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4\n%%EOF\n\r\n--limit--\r\n");
    }

    private void call(String user, String method, String path, BodyPublisher body, String... headers) throws Exception {
        HttpResponse<String> answer = send(user, method, path, body, headers);
        String fault = findFault(answer);
        if (!fault.isEmpty()) {
            String sent = headers.length == 0 ? "" : " " + String.join(": ", headers);
            wrong.add(method + " " + path + sent + " → " + fault + " "
                    + answer.body().substring(0, Math.min(300, answer.body().length())));
        }
    }

    private static String findFault(HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status < 300) {
            return "";
        }
        if (status < 400 || status >= 500) {
            return String.valueOf(status);
        }
        String type = answer.headers().firstValue("Content-Type").orElse("no type");
        if (!type.startsWith("application/problem+json")) {
            return status + " as " + type;
        }
        if (INNARDS.matcher(answer.body()).find()) {
            return status + " telling of our innards";
        }
        JsonNode problem;
        try {
            problem = JSON.readTree(answer.body());
        } catch (IOException malformed) {
            return status + " with malformed JSON";
        }
        for (String member : List.of("type", "title", "detail")) {
            if (problem.path(member).asText().isBlank()) {
                return status + " without " + member;
            }
        }
        if (problem.path("status").asInt() != status) {
            return status + " with another status";
        }
        boolean isUnreadable = problem.path("type").asText().endsWith(":bad-request");
        if ((status == 400 || status == 413 || status == 422)
                && !isUnreadable
                && problem.path("errors").isEmpty()) {
            return status + " without errors";
        }
        for (JsonNode error : problem.path("errors")) {
            if (!error.path("pointer").asText("none").matches("(/[^/]*)*")
                    || error.path("detail").asText().isBlank()) {
                return status + " with an error that names nothing";
            }
        }
        return "";
    }

    private HttpResponse<String> send(String user, String method, String path, BodyPublisher body, String... headers)
            throws Exception {
        String[] name = user.split("\\.", 2);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TestSystem.token(name[0], name[1]))
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        boolean hasType = List.of(headers).contains("Content-Type");
        if (!hasType && (headers.length == 0 || headers[0].equals("If-Match")) && !method.equals("GET")) {
            request.header("Content-Type", "application/json");
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
