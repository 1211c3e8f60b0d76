package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tributary.time.Term;
import tributary.time.WorkingCalendar;

/** Where a law gives several steps one period, the earliest decision counts it once; what stands outside a period is added. */
class SharedPeriodsPreviewTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    private final Routing routing = Routings.routing();
    private final WorkingCalendar china = Routings.calendar("cn");
    private final WorkingCalendar laos = Routings.calendar("la");
    private final WorkingCalendar vietNam = Routings.calendar("vn");

    @Test
    void countsAZoneBoardsSeventeenDaysInAll() {
        ObjectNode factory = garments("vn");
        factory.withObject("/circumstances").put("landTenure", "state-lease").put("specialZone", "industrial-estate");

        NationalRoute route = route(factory, "cn", "vn", "host");

        assertThat(route.firedRules()).contains("VN-L05", "VN-L08");
        assertThat(decision(route).path())
                .startsWith("check-completeness", "collect-opinions", "review-legal-framework")
                .contains("approve-investment-policy", "issue-registration-certificate");
        LocalDate policy = vietNam.plusWorkingDays(DAY, 17);
        assertThat(decision(route).date()).isEqualTo(rest(route, "approve-investment-policy", policy, vietNam));
    }

    @Test
    void registersALaoEnterpriseWithinThreeDays() {
        NationalRoute route = route(garments("la"), "cn", "la", "host");

        assertThat(route.firedRules()).contains("LA-L13");
        assertThat(route.findStep("issue-enterprise-certificate").orElseThrow().since())
                .isEqualTo("check-completeness");
        LocalDate registered = laos.plusWorkingDays(DAY, 3);
        assertThat(decision(route).date()).isEqualTo(rest(route, "issue-enterprise-certificate", registered, laos));
    }

    @Test
    void keepsTheEvaluationOutsideTheTwentyDaysOfTheNdrc() {
        NationalRoute route = route(Samples.hydropowerInLaos(), "cn", "cn", "home");

        assertThat(route.firedRules()).contains("CN-H02");
        assertThat(decision(route).path())
                .containsSubsequence("review-legal-framework", "commission-evaluation", "approve-by-ndrc");
        LocalDate examined = china.plusWorkingDays(DAY, 5);
        LocalDate evaluated = china.plusWorkingDays(examined, 30);
        assertThat(decision(route).date())
                .isEqualTo(rest(route, "approve-by-ndrc", china.plusWorkingDays(evaluated, 20), china));
    }

    @Test
    void showsTheFilingWithinTheSixtyDaysOfAReport() {
        ObjectNode cement = garments("cn");
        cement.put("sector", "building-materials").put("activity", "cement");
        cement.putObject("size").put("annual-output", "1000000");

        NationalRoute route = route(cement, "th", "cn", "host");

        assertThat(decision(route).path())
                .containsSubsequence("show-environmental-filing", "evaluate-report", "review-environment");
        LocalDate registered = china.plusWorkingDays(DAY, 5 + 3);
        LocalDate decided = china.dueOn(registered, Term.calendarDays(60));
        assertThat(decision(route).date()).isEqualTo(rest(route, "review-environment", decided, china));
    }

    /** When the way ends if the steps after one that ended on a day take the whole of their own terms. */
    private static LocalDate rest(NationalRoute route, String step, LocalDate ended, WorkingCalendar calendar) {
        List<String> path = decision(route).path();
        assertThat(path).contains(step);
        LocalDate day = ended;
        for (String next : path.subList(path.indexOf(step) + 1, path.size())) {
            Term term = route.findStep(next).orElseThrow().term();
            day = term == null ? day : calendar.dueOn(day, term);
        }
        return day;
    }

    private static EarliestDecision decision(NationalRoute route) {
        return Objects.requireNonNull(route.earliestDecision());
    }

    private NationalRoute route(ObjectNode proposal, String home, String member, String role) {
        return routing.preview(ProjectFacts.parse(proposal), home, Routings.FILED, Map.of())
                .findReview(member, role)
                .orElseThrow();
    }

    private static ObjectNode garments(String host) {
        ObjectNode garments = Samples.hydropowerInLaos();
        garments.put("title", "Sample sewing works")
                .put("sector", "textile")
                .put("activity", "garments")
                .put("foreignOwnershipPercent", "100")
                .putNull("concessionYears");
        garments.putArray("hostCountries").add(host);
        garments.putObject("size").put("annual-units", "2000000");
        garments.putObject("siting")
                .put("protectedArea", false)
                .put("transboundaryImpact", false)
                .put("indigenousOrEthnicCommunities", false)
                .put("householdsResettled", 0)
                .put("landHectares", "3");
        garments.putNull("mekongWaterUse");
        garments.putObject("investment").put("amount", "9500000.00").put("currency", "USD");
        ObjectNode equity = garments.putArray("financing").addObject().put("source", "equity");
        equity.putObject("amount").put("amount", "9500000.00").put("currency", "USD");
        garments.putObject("circumstances").put("proponentOwnership", "private").put("landTenure", "private-lease");
        return garments;
    }
}
