package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A Chinese company builds in Thailand, and a Thai state enterprise in Lao PDR. */
class ThailandPreviewTests {

    private final Routing routing = Routings.routing();

    @Test
    void asksForHealthAssessmentBeforeThePromotionOfADam() {
        NationalRoute route = host(dam(), Map.of());

        assertThat(route.environmentalReview()).satisfies(review -> {
            assertThat(review).isNotNull();
            assertThat(review.category()).isEqualTo("EHIA");
            assertThat(review.instrument()).isEqualTo("full-eia");
        });
        assertThat(route.firedRules()).contains("TH-L05", "TH-X01", "TH-X07", "TH-B05", "TH-E01", "TH-F01");
        assertThat(route.steps())
                .extracting(Step::id)
                .containsSubsequence(
                        "hold-expert-committee",
                        "issue-promotion-certificate",
                        "grant-sector-licence",
                        "decide-national")
                .containsSubsequence("appraise-promotion", "issue-promotion-certificate", "license-factory");
        assertThat(route.findStep("hold-expert-committee").orElseThrow().votes())
                .isEqualTo(3);
    }

    @Test
    void leavesLandOutOfWhatTheBoardCounts() {
        ObjectNode dam = dam();
        dam.putObject("investment").put("amount", "2100000000.00").put("currency", "THB");
        ObjectNode withLand = dam.deepCopy();
        withLand.putObject("circumstances")
                .putObject("landAndWorkingCapital")
                .put("amount", "100000000.00")
                .put("currency", "THB");

        assertThat(host(dam(), Map.of()).firedRules()).contains("TH-B01").doesNotContain("TH-B04");
        assertThat(host(dam, Map.of()).firedRules()).contains("TH-B03", "TH-B04");
        assertThat(host(withLand, Map.of()).firedRules()).contains("TH-B02", "TH-B04");
    }

    @Test
    void asksForARateWhereTheInvestmentIsGivenInDollars() {
        ObjectNode dam = dam();
        dam.putObject("investment").put("amount", "40000000.00").put("currency", "USD");

        assertThat(Routings.routing((member, currency, other, day) -> List.of())
                        .preview(ProjectFacts.parse(dam), "cn", Routings.FILED, Map.of())
                        .needs())
                .filteredOn(need -> "th".equals(need.member()))
                .extracting(Need::kind)
                .contains("exchange-rate");
        assertThat(host(dam, Map.of()).findStep("appraise-promotion")).isPresent();
    }

    @Test
    void licensesWhatPromotionWouldHaveCertified() {
        ObjectNode service = dam();
        service.put("sector", "information").put("activity", "data-centre");
        service.putObject("size").put("it-load", "8");
        service.putObject("circumstances").put("environmentalGrouping", "none");

        assertThat(host(service, Map.of()).steps())
                .extracting(Step::id)
                .containsExactly(
                        "check-completeness",
                        "review-legal-framework",
                        "interview-applicant",
                        "appraise-promotion",
                        "issue-promotion-certificate",
                        "certify-foreign-business",
                        "decide-national");
        NationalRoute refused = host(service, Map.of("promotionRefused", true));
        assertThat(refused.firedRules()).contains("TH-L04", "TH-L07").doesNotContain("TH-L06", "TH-B05");
        assertThat(refused.steps())
                .extracting(Step::id)
                .containsExactly(
                        "check-completeness",
                        "review-legal-framework",
                        "hold-foreign-business-committee",
                        "issue-foreign-business-licence",
                        "decide-national");
    }

    @Test
    void closesListOneWhateverThePromotion() {
        ObjectNode farm = dam();
        farm.put("sector", "agriculture").put("activity", "rice-farming");
        farm.putObject("size").put("land-area", "300");

        NationalRoute route = host(farm, Map.of());

        assertThat(route.legalFramework().outcome()).isEqualTo("prohibited");
        assertThat(route.legalFramework().approvals())
                .extracting(Approval::rule)
                .containsExactly("TH-L02");
    }

    @Test
    void takesAStateEnterpriseThatBringsPowerHomeToTheCabinet() {
        ObjectNode abroad = dam();
        abroad.putArray("hostCountries").add("la");
        abroad.putObject("circumstances")
                .put("proponentOwnership", "central-state")
                .put("outputExportedToHome", true);
        NationalRoute home = routing.preview(ProjectFacts.parse(abroad), "th", Routings.FILED, Map.of())
                .findReview("th", "home")
                .orElseThrow();

        assertThat(home.firedRules()).containsExactly("TH-H01", "TH-H02", "TH-H03", "TH-E21");
        assertThat(home.steps())
                .extracting(Step::id)
                .containsExactlyInAnyOrder(
                        "check-completeness",
                        "approve-state-enterprise-investment",
                        "clear-tariff-memorandum",
                        "decide-financing",
                        "decide-national");
        assertThat(home.findStep("decide-national").orElseThrow().authorityGroup())
                .isEqualTo("th.cabinet");
    }

    @Test
    void asksTheEnvironmentAuthorityAboutALargeSolarPlant() {
        ObjectNode solar = dam();
        solar.put("sector", "renewable-energy").put("activity", "solar-power");
        solar.putObject("size").put("installed-capacity", "11");

        assertThat(routing.preview(ProjectFacts.parse(solar), "cn", Routings.FILED, Map.of())
                        .needs())
                .filteredOn(need -> "th".equals(need.member()))
                .extracting(Need::fact)
                .contains("/circumstances/environmentalGrouping");
    }

    private NationalRoute host(ObjectNode proposal, Map<String, Object> answers) {
        return routing.preview(ProjectFacts.parse(proposal), "cn", Routings.FILED, Map.of("th", answers))
                .findReview("th", "host")
                .orElseThrow();
    }

    private static ObjectNode dam() {
        ObjectNode dam = Samples.hydropowerInLaos();
        dam.put("title", "Sample project in Thailand").put("foreignOwnershipPercent", "100");
        dam.putArray("hostCountries").add("th");
        dam.putObject("size")
                .put("installed-capacity", "60")
                .put("reservoir-volume", "900")
                .put("reservoir-area", "1600");
        dam.putNull("mekongWaterUse");
        dam.putObject("investment").put("amount", "150000000.00").put("currency", "THB");
        return dam;
    }
}
