package tributary.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;

/** What a proposal tells that cannot be keeps it from being filed; what does not fit together reaches those who must judge it. */
@TributaryTest
@SuppressWarnings("NullAway.Init") // set before each test
class InconsistentFactsTests {

    @LocalServerPort
    private int port;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
    }

    @Test
    void refusesADamWithoutCapacityByTheRule() {
        ObjectNode dam = SampleProposals.hydropowerInLaos();
        dam.withObject("/size").put("installed-capacity", "0");
        Walk draft = Walk.draft(api, "cn.enterprise", dam);

        JsonNode errors = api.post("cn.enterprise", "/api/proposals/" + draft.id() + "/submission", "")
                .expect(422)
                .json()
                .path("errors");

        assertThat(errors)
                .filteredOn(error -> error.path("pointer").asText().equals("/size/installed-capacity"))
                .singleElement()
                .extracting(error -> error.path("detail").asText())
                .isEqualTo(
                        "A power plant without capacity cannot be reviewed: the installed capacity is 0 MW. (CF-01)");
        assertThat(draft.dossier().path("status").asText()).isEqualTo("draft");
    }

    @Test
    void refusesAConcessionInMyanmarThatItsLawDoesNotAllow() {
        ObjectNode factory = SampleProposals.in("mm", "garments");
        factory.put("concessionYears", 80);
        Walk draft = Walk.draft(api, "cn.enterprise", factory);

        JsonNode errors = api.post("cn.enterprise", "/api/proposals/" + draft.id() + "/submission", "")
                .expect(422)
                .json()
                .path("errors");

        assertThat(errors)
                .filteredOn(error -> error.path("pointer").asText().equals("/concessionYears"))
                .singleElement()
                .extracting(error -> error.path("detail").asText())
                .asString()
                .endsWith("(CF-22; Myanmar Investment Law 40/2016, s. 50)");
    }

    @Test
    void showsReviewersOfTheHostAndAuditorsWhatDoesNotFitTogether() {
        ObjectNode factory = SampleProposals.garmentsInLaos();
        factory.withObject("/siting").put("householdsResettled", 4).put("landHectares", "0");
        Walk walk = Walk.draft(api, "cn.enterprise", factory).submit().untilOpen("la.review-legal-framework");

        assertThat(walk.brief("la.legal", "la.review-legal-framework").path("facts"))
                .filteredOn(line -> line.path("label").asText().equals("Remark"))
                .extracting(line -> line.path("value").asText())
                .contains("4 households move, but the project takes no land. (CF-04)");
        assertThat(api.get("la.auditor", "/api/audit/entries?proposal=" + walk.id() + "&rule=CF-04")
                        .expect(200)
                        .json()
                        .path("entries"))
                .isNotEmpty();
        walk.withdraw("Shown.");
    }
}
