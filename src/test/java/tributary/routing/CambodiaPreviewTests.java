package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A Thai company builds in Cambodia, and a Cambodian one in Lao PDR. */
class CambodiaPreviewTests {

    private final Routing routing = Routings.routing();

    @Test
    void sendsWhatIsBelowFiveMillionToTheProvince() {
        NationalRoute small = host(factory("4999999.00"));
        NationalRoute large = host(factory("5000000.00"));

        assertThat(small.firedRules()).contains("KH-K13", "KH-S4", "KH-E9").doesNotContain("KH-K12");
        assertThat(large.firedRules()).contains("KH-K12").doesNotContain("KH-K13");
        for (String step :
                List.of("check-completeness", "review-legal-framework", "assess-qualification", "decide-national")) {
            assertThat(small.findStep(step).orElseThrow().authorityGroup()).isEqualTo("kh.pmis");
            assertThat(large.findStep(step).orElseThrow().authorityGroup()).isEqualTo("kh.cdc");
        }
    }

    @Test
    void leadsAPartnershipThroughSelectionAssessmentAndGovernment() {
        ObjectNode dam = dam("tributary");
        dam.putObject("circumstances").put("outputSoldToState", true);
        NationalRoute route = host(dam);

        assertThat(route.firedRules()).contains("KH-K9", "KH-S1", "KH-E3");
        assertThat(route.steps())
                .extracting(Step::id)
                .containsExactlyInAnyOrder(
                        "check-completeness",
                        "review-legal-framework",
                        "assess-qualification",
                        "list-eligible-project",
                        "endorse-feasibility-study",
                        "select-private-partner",
                        "negotiate-partnership-contract",
                        "review-environment",
                        "hold-interministerial-meeting",
                        "seek-government-consent",
                        "decide-national")
                .endsWith("seek-government-consent", "decide-national");
        assertThat(route.findStep("seek-government-consent").orElseThrow().votes())
                .isEqualTo(3);
    }

    @Test
    void showsThatPolicyBarsADamOnTheMainstream() {
        LegalFramework framework = host(dam("mainstream")).legalFramework();

        assertThat(framework.outcome()).isEqualTo("prohibited");
        assertThat(framework.approvals()).extracting(Approval::rule).isEqualTo(List.of("KH-K3"));
        assertThat(framework.approvals().get(0).legalBasis()).isEmpty();
    }

    @Test
    void countsTwentyDaysFromTheCompleteFile() {
        ObjectNode software = factory("6000000.00");
        software.put("sector", "information")
                .put("activity", "software-services")
                .putObject("size");

        EarliestDecision earliest = Objects.requireNonNull(host(software).earliestDecision());

        // The Water Festival ends on 25 November: the file is complete on the 30th.
        assertThat(earliest.date()).isEqualTo(LocalDate.of(2026, 12, 28));
        assertThat(earliest.path()).startsWith("check-completeness").endsWith("decide-national");
    }

    @Test
    void takesTheAgreementForGrantedUntilTheMinistryNamesATier() {
        ObjectNode other = factory("6000000.00");
        other.put("sector", "other").put("activity", "other-activity").putObject("size");

        assertThat(environment(host(other)))
                .containsExactly("classify-environmental-tier", "review-environment", "sign-protection-agreement");
        assertThat(environment(host(other, Map.of("instrument", "registration"))))
                .containsExactly("classify-environmental-tier", "review-environment", "sign-protection-agreement");
        assertThat(environment(host(other, Map.of("instrument", "full-eia"))))
                .containsExactly("classify-environmental-tier", "review-environment", "hold-interministerial-meeting");
        assertThat(environment(host(other, Map.of("instrument", "none"))))
                .containsExactly("classify-environmental-tier");
    }

    @Test
    void leavesTheEnvironmentOfContractedWorksToTheirOwner() {
        ObjectNode works = dam("tributary");
        works.put("cooperationForm", "project-contracting");
        NationalRoute route = host(works);

        assertThat(route.firedRules()).contains("KH-K8", "KH-E3");
        assertThat(environment(route)).isEmpty();
        assertThat(route.findStep("register-company")).isPresent();
    }

    @Test
    void asksTheAssemblyForAGuarantee() {
        ObjectNode dam = dam("tributary");
        ((ObjectNode) dam.withArray("financing").get(0)).put("sovereignGuarantee", true);
        NationalRoute route = host(dam);

        assertThat(route.firedRules()).contains("KH-F6");
        assertThat(route.steps()).extracting(Step::id).contains("decide-financing", "pass-guarantee-law");
    }

    @Test
    void asksForNoLandTitleOfAForeignCompany() {
        ObjectNode factory = factory("6000000.00");
        factory.putObject("circumstances").put("landTenure", "owned");

        assertThat(host(factory).legalFramework().outcome()).isEqualTo("conditional");
        assertThat(host(factory).firedRules()).contains("KH-K12", "KH-K17");
    }

    @Test
    void notesOnlyTransfersAtHome() {
        ObjectNode solar = factory("10000.00");
        solar.putArray("hostCountries").add("la");
        NationalRoute home = routing.preview(ProjectFacts.parse(solar), "kh", Routings.FILED, Map.of())
                .findReview("kh", "home")
                .orElseThrow();

        assertThat(home.firedRules()).containsExactly("KH-K1", "KH-E19", "KH-F1", "KH-F4");
        assertThat(home.legalFramework().outcome()).isEqualTo("permitted");
        assertThat(home.steps())
                .extracting(Step::id)
                .containsExactly("check-completeness", "note-transfer-reporting", "decide-national");
    }

    private static List<String> environment(NationalRoute route) {
        return route.steps().stream()
                .filter(step -> step.stage().equals("environmental"))
                .map(Step::id)
                .toList();
    }

    private NationalRoute host(ObjectNode proposal) {
        return host(proposal, Map.of());
    }

    private NationalRoute host(ObjectNode proposal, Map<String, Object> answers) {
        return routing.preview(ProjectFacts.parse(proposal), "th", Routings.FILED, Map.of("kh", answers))
                .findReview("kh", "host")
                .orElseThrow();
    }

    private static ObjectNode factory(String dollars) {
        ObjectNode factory = Samples.hydropowerInLaos();
        factory.put("title", "Sample factory in Cambodia")
                .put("sector", "textile")
                .put("activity", "garments")
                .put("foreignOwnershipPercent", "100")
                .put("concessionYears", 0);
        factory.putArray("hostCountries").add("kh");
        factory.putObject("size").put("annual-units", "900000");
        factory.putObject("siting")
                .put("protectedArea", false)
                .put("transboundaryImpact", false)
                .put("indigenousOrEthnicCommunities", false)
                .put("householdsResettled", 0)
                .put("landHectares", "3");
        factory.putNull("mekongWaterUse");
        factory.putObject("investment").put("amount", dollars).put("currency", "USD");
        return factory;
    }

    private static ObjectNode dam(String watercourse) {
        ObjectNode dam = factory("300000000.00");
        dam.put("title", "Sample dam in Cambodia")
                .put("sector", "electric-power")
                .put("activity", "hydropower")
                .put("concessionYears", 35);
        dam.putObject("size").put("installed-capacity", "120").put("reservoir-area", "900");
        dam.putObject("mekongWaterUse")
                .put("watercourse", watercourse)
                .put("basin", "intra-basin")
                .put("season", "all-year");
        return dam;
    }
}
