package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A Thai company builds in Myanmar, and a company of Myanmar in Lao PDR. */
class MyanmarPreviewTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    private final Routing routing = Routings.routing();

    @Test
    void leadsALargeSolarPlantToTheCommission() {
        NationalRoute route = host(solar("60", "48000000.00"));

        assertThat(route.firedRules()).contains("MM-M9", "MM-S1", "MM-E6");
        assertThat(route.steps())
                .extracting(Step::id)
                .containsExactly(
                        "determine-route",
                        "check-completeness",
                        "give-ministry-opinion",
                        "give-region-opinion",
                        "screen-project",
                        "review-legal-framework",
                        "decide-financing",
                        "permit-currency-use",
                        "decide-national");
        Step decision = route.findStep("decide-national").orElseThrow();
        assertThat(decision.votes()).isEqualTo(3);
        assertThat(decision.authorityGroup()).isEqualTo("mm.mic");
    }

    @Test
    void countsSixtyDaysFromTheAcceptanceThatMayTakeFifteen() {
        EarliestDecision earliest =
                Objects.requireNonNull(host(solar("60", "48000000.00")).earliestDecision());

        assertThat(DAY.plusDays(75))
                .satisfies(day -> assertThat(day.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY));
        assertThat(earliest.date()).isEqualTo(DAY.plusDays(76));
        assertThat(earliest.path())
                .containsExactly(
                        "determine-route",
                        "check-completeness",
                        "give-region-opinion",
                        "review-legal-framework",
                        "decide-financing",
                        "decide-national");
    }

    @Test
    void turnsAnEndorsementIntoAPermitWhereAFullAssessmentIsDue() {
        ObjectNode dam = solar("16", "4500000.00");
        dam.put("sector", "electric-power").put("activity", "hydropower");

        assertThat(host(solar("16", "4500000.00")).firedRules()).contains("MM-M15", "MM-E6");
        assertThat(host(dam).firedRules()).contains("MM-M13", "MM-E3").doesNotContain("MM-M15");
    }

    @Test
    void findsTheRouteAnewWhenTheDepartmentScreensOtherwise() {
        ApprovalPreview screened = routing.preview(
                ProjectFacts.parse(solar("16", "4500000.00")),
                "la",
                Routings.FILED,
                Map.of("mm", Map.of("instrument", "full-eia", "assessmentFiled", true)));
        NationalRoute route = screened.findReview("mm", "host").orElseThrow();

        assertThat(route.firedRules()).contains("MM-M13");
        assertThat(route.findStep("review-environment").orElseThrow().authorityGroup())
                .isEqualTo("mm.ecd");
    }

    @Test
    void reviewsOnlyCapitalAndCurrencyAtHome() {
        ObjectNode solar = solar("60", "48000000.00");
        solar.putArray("hostCountries").add("la");
        NationalRoute home = routing.preview(ProjectFacts.parse(solar), "mm", Routings.FILED, Map.of())
                .findReview("mm", "home")
                .orElseThrow();

        assertThat(home.firedRules()).containsExactly("MM-M1", "MM-E20", "MM-F5");
        assertThat(home.steps())
                .extracting(Step::id)
                .containsExactly("check-completeness", "decide-financing", "permit-currency-use", "decide-national");
    }

    @Test
    void refusesForeignersWhereTheActivityIsClosedToThem() {
        ObjectNode closed = solar("60", "48000000.00");
        closed.putObject("circumstances").put("listedActivity", "closed-to-foreigners");
        NationalRoute route = host(closed);

        assertThat(route.legalFramework().outcome()).isEqualTo("prohibited");
        assertThat(route.legalFramework().approvals())
                .extracting(Approval::rule)
                .isEqualTo(List.of("MM-M2"));
    }

    private NationalRoute host(ObjectNode proposal) {
        return routing.preview(ProjectFacts.parse(proposal), "la", Routings.FILED, Map.of())
                .findReview("mm", "host")
                .orElseThrow();
    }

    private static ObjectNode solar(String megawatts, String dollars) {
        ObjectNode solar = Samples.hydropowerInLaos();
        solar.put("title", "Sample plant in Myanmar")
                .put("sector", "renewable-energy")
                .put("activity", "solar-power")
                .put("foreignOwnershipPercent", "80");
        solar.putArray("hostCountries").add("mm");
        solar.putObject("size").put("installed-capacity", megawatts);
        solar.putObject("siting")
                .put("protectedArea", false)
                .put("transboundaryImpact", false)
                .put("indigenousOrEthnicCommunities", false)
                .put("householdsResettled", 0)
                .put("landHectares", "30");
        solar.putNull("mekongWaterUse");
        solar.putObject("investment").put("amount", dollars).put("currency", "USD");
        return solar;
    }
}
