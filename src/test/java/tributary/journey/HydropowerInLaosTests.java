package tributary.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;

/**
 * A Chinese state enterprise proposes a dam on the Mekong mainstream in Lao PDR: reviewed by China and Lao PDR, each under its own law, while
 * Cambodia, Thailand and Viet Nam are consulted.
 */
@TributaryTest
class HydropowerInLaosTests {

    @LocalServerPort
    private int port;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
    }

    @Test
    void tellsBeforehandWhatWillApply() {
        JsonNode preview = api.post("cn.enterprise", "/api/approval-previews", SampleProposals.hydropowerInLaos())
                .expect(200)
                .json();

        assertThat(texts(preview.path("participants"), "member", "role"))
                .containsExactly("cn home", "la host", "kh consulted", "th consulted", "vn consulted");
        assertThat(preview.at("/mekongProcedure/rule").asText()).isEqualTo("MK-08");
        assertThat(preview.at("/mekongProcedure/procedure").asText()).isEqualTo("prior-consultation");
        JsonNode china = review(preview, "cn");
        assertThat(texts(china.at("/legalFramework/approvals"), "rule")).contains("CN-H02", "CN-H09", "CN-H10");
        JsonNode laos = review(preview, "la");
        assertThat(texts(laos.at("/legalFramework/approvals"), "rule")).contains("LA-L8", "LA-L7");
        assertThat(laos.at("/environmentalReview/instrument").asText()).isEqualTo("full-eia");
        assertThat(preview.path("needs")).isEmpty();
    }

    @Test
    void joinsTheDecisionsIntoOneOutcome() {
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.hydropowerInLaos())
                .submit()
                .answering("la.decide-national", "approve-with-conditions");

        walk.untilOpen("announce-joint-outcome");

        for (String member : List.of("cn", "la")) {
            assertThat(walk.completedBy(member))
                    .as("steps completed by " + member)
                    .containsExactlyInAnyOrderElementsOf(walk.previewedOf(member));
        }
        assertThat(walk.completed())
                .contains("kh.reply-to-consultation", "th.reply-to-consultation", "vn.reply-to-consultation");

        walk.toTheEnd();

        assertThat(walk.dossier().path("status").asText()).isEqualTo("approved-with-conditions");
        assertThat(texts(walk.dossier().path("conditions"), "member", "text"))
                .contains("la Report on resettlement every six months");
        JsonNode entries = api.get("la.auditor", "/api/audit/proposals/" + walk.id() + "/entries?limit=500")
                .expect(200)
                .json()
                .path("entries");
        assertThat(texts(entries, "rule")).contains("LA-L8", "MK-08");
        assertThat(texts(entries, "tenant")).containsOnly("la");
    }

    private static JsonNode review(JsonNode preview, String member) {
        return StreamSupport.stream(preview.path("nationalReviews").spliterator(), false)
                .filter(review -> review.path("member").asText().equals(member))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(JsonNode list, String... fields) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list) {
            List<String> parts = new ArrayList<>();
            for (String field : fields) {
                if (!item.path(field).isNull()) {
                    parts.add(item.path(field).asText());
                }
            }
            texts.add(String.join(" ", parts));
        }
        return texts;
    }
}
