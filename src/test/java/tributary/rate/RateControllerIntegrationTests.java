package tributary.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import tributary.journey.SampleProposals;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;

/** Rates through the door of programs. Currencies of no member, so that nobody else's amounts change. */
@TributaryTest
class RateControllerIntegrationTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RATES = "/api/exchange-rates";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void keepsARateAndShowsItToTheMembersOwnOfficials() throws Exception {
        HttpResponse<String> created = post("la.focal", RATES, rate("AUD", "LAK", "14100.5", today("Asia/Vientiane")));

        assertThat(created.statusCode()).isEqualTo(201);
        JsonNode rate = JSON.readTree(created.body());
        String location = created.headers().firstValue("Location").orElseThrow();
        assertThat(location).isEqualTo(RATES + "/" + rate.path("id").asText());
        assertThat(rate.path("rate").textValue()).isEqualTo("14100.5");
        assertThat(rate.path("member").asText()).isEqualTo("la");
        assertThat(rate.path("enteredBy").asText()).isEqualTo("la.focal");
        assertThat(rate.path("demonstration").asBoolean(true)).isFalse();
        for (String reader : List.of("la.legal", "la.finance", "la.environment", "la.approver", "la.auditor")) {
            assertThat(JSON.readTree(get(reader, location).body())).isEqualTo(rate);
        }
        assertThat(get("th.focal", location).statusCode()).isEqualTo(404);
        assertThat(get("la.enterprise", location).statusCode()).isEqualTo(403);
    }

    @Test
    void recordsTheEntryInTheMembersAuditLog() throws Exception {
        String id = JSON.readTree(post("kh.focal", RATES, rate("AUD", "KHR", "2620", today("Asia/Phnom_Penh")))
                        .body())
                .path("id")
                .asText();

        assertThat(database.queryForList("""
                        select e.tenant || ' ' || p.actor || ' ' || (e.detail ->> 'rate')
                          from audit_entry e join audit_personal p using (position)
                        where type = 'exchange-rate-entered' and e.detail ->> 'id' = ?""", String.class, id)).containsExactly("kh kh.focal 2620");
    }

    @Test
    void addsACorrectionAndForgetsNothing() throws Exception {
        String day = today("Asia/Vientiane");
        post("la.focal", RATES, rate("NZD", "LAK", "1", day));
        post("la.focal", RATES, rate("NZD", "LAK", "13000", day));

        JsonNode first = JSON.readTree(
                get("la.auditor", RATES + "?base=NZD&quote=LAK&limit=1").body());
        JsonNode second = JSON.readTree(get(
                        "la.auditor",
                        RATES + "?base=NZD&quote=LAK&after="
                                + first.path("next").asText())
                .body());

        assertThat(first.path("rates").findValuesAsText("rate")).containsExactly("13000");
        assertThat(second.path("rates").findValuesAsText("rate")).containsExactly("1");
        assertThat(second.path("next").isNull()).isTrue();
        for (String change : List.of("update reference_rate set rate = 2", "delete from reference_rate")) {
            assertThatThrownBy(() -> database.update(change)).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void tellsAllThatIsWrongWithARate() throws Exception {
        HttpResponse<String> refused = post("la.focal", RATES, rate("usd", "LAK", "0.0", "2026-13-01"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(refused.body()).path("type").asText())
                .isEqualTo("urn:problem-type:tributary:invalid-exchange-rate");
        assertThat(JSON.readTree(refused.body()).path("errors").findValuesAsText("pointer"))
                .containsExactly("/base", "/rate", "/day");
        assertThat(post("la.focal", RATES, "{\"colour\": 1}").statusCode()).isEqualTo(400);
        assertThat(get("la.focal", RATES + "?limit=0").statusCode()).isEqualTo(400);
    }

    @Test
    void importsAFileWholeOrNotAtAll() throws Exception {
        String day = today("Asia/Yangon");
        String head = "base,quote,rate,day,source\n";
        String good = head + "SGD,MMK,1630," + day + ",Central Bank of Myanmar\nJPY,MMK,14.1," + day
                + ",Central Bank of Myanmar\n";

        HttpResponse<String> refused = importFile("mm.focal", good + "GBP,MMK,0," + day + ",Bank\n");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(refused.body()).path("errors").findValuesAsText("pointer"))
                .containsExactly("/lines/4/rate");
        assertThat(JSON.readTree(get("mm.focal", RATES + "?base=SGD").body()).path("rates"))
                .isEmpty();

        HttpResponse<String> done = importFile("mm.focal", good);

        assertThat(done.statusCode()).isEqualTo(201);
        assertThat(JSON.readTree(done.body()).path("imported").asInt()).isEqualTo(2);
        assertThat(JSON.readTree(get("mm.focal", RATES + "?base=SGD").body())
                        .path("rates")
                        .findValuesAsText("source"))
                .containsExactly("Central Bank of Myanmar");
        assertThat(importFile("mm.legal", good).statusCode()).isEqualTo(403);
        assertThat(send("mm.focal", "POST", RATES + "/imports", "text/csv", head + "CHF,MMK,2600," + day + ",Bank\n")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void answersAPreviewThatLacksARateWithANeedAndWithTheRateOnceItIsThere() throws Exception {
        ObjectNode proposal = SampleProposals.garmentsInLaos();
        proposal.putArray("hostCountries").add("vn");
        proposal.putObject("investment").put("amount", "4000000.00").put("currency", "SEK");

        JsonNode before = preview(proposal);
        String day = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).toString();
        int entered = post("vn.focal", RATES, rate("SEK", "VND", "2790", day)).statusCode();
        JsonNode after = preview(proposal);

        assertThat(needs(before, "vn")).isNotEmpty().allSatisfy(need -> {
            assertThat(need.path("fact").asText()).isEqualTo("/investment");
            assertThat(need.path("why").asText())
                    .contains("between SEK and ", "The focal point of Viet Nam keeps these rates.");
        });
        assertThat(entered).isEqualTo(201);
        assertThat(needs(after, "vn"))
                .noneMatch(need -> need.path("why").asText().contains("in VND"));
        assertThat(after.path("remarks").findValuesAsText("detail"))
                .anyMatch(
                        detail -> detail.startsWith("SEK 4,000,000 counts as VND 11,160,000,000: 1 SEK = 2790 VND of ")
                                && detail.endsWith(" (Central bank)."));
    }

    @Test
    void comparesByDemonstrationRatesInALocalRunAndSaysSo() throws Exception {
        ObjectNode proposal = SampleProposals.garmentsInLaos();
        proposal.putArray("hostCountries").add("vn");

        JsonNode preview = preview(proposal);

        assertThat(needs(preview, "vn")).isEmpty();
        assertThat(preview.path("remarks").findValuesAsText("detail"))
                .anyMatch(detail -> detail.endsWith("1 USD = 26350 VND (demonstration rate: made up)."));
    }

    private JsonNode preview(ObjectNode proposal) throws Exception {
        return JSON.readTree(post("cn.enterprise", "/api/approval-previews", proposal.toString())
                .body());
    }

    private static List<JsonNode> needs(JsonNode preview, String member) {
        List<JsonNode> needs = new ArrayList<>();
        preview.path("needs").forEach(need -> {
            if (need.path("kind").asText().equals("exchange-rate")
                    && need.path("member").asText().equals(member)) {
                needs.add(need);
            }
        });
        return needs;
    }

    private static String rate(String base, String quote, String rate, String day) {
        return JSON.createObjectNode()
                .put("base", base)
                .put("quote", quote)
                .put("rate", rate)
                .put("day", day)
                .put("source", "Central bank")
                .toString();
    }

    private static String today(String zone) {
        return LocalDate.now(ZoneId.of(zone)).toString();
    }

    private HttpResponse<String> get(String user, String path) throws Exception {
        return send(user, "GET", path, "application/json", "");
    }

    private HttpResponse<String> post(String user, String path, String body) throws Exception {
        return send(user, "POST", path, "application/json", body);
    }

    private HttpResponse<String> importFile(String user, String content) throws Exception {
        String body =
                "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"rates.csv\"\r\nContent-Type: text/csv\r\n\r\n"
                        + content + "\r\n--limit--\r\n";
        return send(user, "POST", RATES + "/imports", "multipart/form-data; boundary=limit", body);
    }

    private HttpResponse<String> send(String user, String method, String path, String type, String body)
            throws Exception {
        String[] name = user.split("\\.", 2);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TestSystem.token(name[0], name[1]))
                .header("Content-Type", type)
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
