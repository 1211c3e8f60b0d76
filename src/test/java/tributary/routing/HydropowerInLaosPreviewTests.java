package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tributary.web.InvalidInput;

/** A Chinese state enterprise proposes a dam on the Mekong's mainstream in Lao PDR. */
class HydropowerInLaosPreviewTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    private final Routing routing = Routings.routing();

    @Test
    void takesHomeHostAndTheThreeOtherPartiesOfTheMekongAgreement() {
        assertThat(preview(Samples.hydropowerInLaos()).participants())
                .containsExactly(
                        new Participation("cn", "home"),
                        new Participation("la", "host"),
                        new Participation("kh", "consulted"),
                        new Participation("th", "consulted"),
                        new Participation("vn", "consulted"));
    }

    @Test
    void callsForPriorConsultation() {
        MekongProcedure procedure =
                Objects.requireNonNull(preview(Samples.hydropowerInLaos()).mekongProcedure());

        assertThat(procedure.rule()).isEqualTo("MK-08");
        assertThat(procedure.procedure()).isEqualTo("prior-consultation");
        assertThat(procedure.months()).isEqualTo(6);
        assertThat(procedure.members()).containsExactly("kh", "la", "th", "vn");
    }

    @Test
    void asksBothNdrcAndMofcomInChina() {
        NationalRoute china = route(preview(Samples.hydropowerInLaos()), "cn");

        assertThat(china.role()).isEqualTo("home");
        assertThat(china.legalFramework().outcome()).isEqualTo("conditional");
        assertThat(china.legalFramework().approvals())
                .extracting(Approval::rule)
                .contains("CN-H02", "CN-H09", "CN-H10");
        assertThat(Objects.requireNonNull(china.environmentalReview()).instrument())
                .isEqualTo("none");
        assertThat(china.steps())
                .extracting(Step::id)
                .startsWith("check-completeness", "review-legal-framework")
                .contains("approve-by-ndrc", "record-with-mofcom", "review-by-sasac")
                .endsWith("decide-national");
    }

    @Test
    void goesByConcessionAndFullAssessmentInLaos() {
        NationalRoute laos = route(preview(Samples.hydropowerInLaos()), "la");

        assertThat(laos.legalFramework().approvals()).extracting(Approval::rule).contains("LA-L8", "LA-S1");
        assertThat(Objects.requireNonNull(laos.environmentalReview()).instrument())
                .isEqualTo("full-eia");
        assertThat(laos.steps())
                .extracting(Step::id)
                .startsWith("check-completeness", "collect-sector-opinions", "review-legal-framework")
                .contains("hold-committee-sitting", "review-environment", "issue-ecc", "negotiate-concession-agreement")
                .endsWith("decide-national");
        assertThat(laos.findStep("review-environment").orElseThrow().actor()).isEqualTo("la.environment-reviewers");
        assertThat(laos.firedRules()).contains("LA-L8", "LA-F3");
    }

    @Test
    void letsTheHostDecideOnlyAfterTheConsultation() {
        NationalRoute laos = route(preview(Samples.hydropowerInLaos()), "la");

        EarliestDecision decision = Objects.requireNonNull(laos.earliestDecision());
        assertThat(decision.date()).isAfterOrEqualTo(DAY.plusMonths(6));
        assertThat(decision.path()).endsWith("decide-national");
    }

    @Test
    void hasNoNeedsWhenTheProposalIsComplete() {
        ApprovalPreview preview = preview(Samples.hydropowerInLaos());

        assertThat(preview.needs()).isEmpty();
        assertThat(preview.isBlocked()).isFalse();
    }

    @Test
    void listsPapersOnceForAllThatWantThem() {
        assertThat(preview(Samples.hydropowerInLaos()).documents())
                .filteredOn(document -> document.kind().equals("certificate-of-incorporation"))
                .singleElement()
                .satisfies(document -> {
                    assertThat(document.atSubmission()).isTrue();
                    assertThat(document.requiredBy()).contains("la");
                });
    }

    @Test
    void tellsWhichFactALawAskedFor() {
        ObjectNode proposal = Samples.hydropowerInLaos();
        proposal.remove("size");

        assertThat(preview(proposal).needs()).extracting(Need::fact).contains("/size/installed-capacity");
    }

    @Test
    void remarksThatFinancingDoesNotAddUp() {
        ObjectNode proposal = Samples.hydropowerInLaos();
        proposal.withObject("/investment").put("amount", "3600000000.00");

        assertThat(preview(proposal).remarks())
                .extracting(Remark::detail)
                .contains("The sources of financing add up to USD 3500000000.00, the investment is USD 3600000000.00.");
    }

    @Test
    void needsAnExchangeRateForOtherCurrencies() {
        ObjectNode proposal = Samples.hydropowerInLaos();
        proposal.put("cooperationForm", "project-contracting");
        proposal.withObject("/investment").put("currency", "CNY");

        assertThat(Routings.routing(Rates.of("cn"))
                        .preview(ProjectFacts.parse(proposal), "cn", Routings.FILED, Map.of())
                        .needs())
                .contains(new Need(
                        "cn",
                        "exchange-rate",
                        "/investment",
                        "CN-H20 compares \"Investment\" in USD, and the proposal gives CNY. China has no reference rate between CNY and USD"
                                + " for 24 November 2026. The focal point of China keeps these rates."));
    }

    @Test
    void tellsWithWhichRateAnAmountWasCompared() {
        ObjectNode proposal = Samples.hydropowerInLaos();
        proposal.put("cooperationForm", "project-contracting");
        proposal.withObject("/investment").put("amount", "7100000000.00").put("currency", "CNY");
        Routing withRates = Routings.routing(Rates.of("cn", "USD/CNY 7.10 2026-11-20 demo"));

        ApprovalPreview preview = withRates.preview(ProjectFacts.parse(proposal), "cn", Routings.FILED, Map.of());

        assertThat(preview.needs()).extracting(Need::kind).doesNotContain("exchange-rate");
        assertThat(preview.remarks())
                .contains(new Remark(
                        "cn",
                        "remark",
                        "/investment",
                        "CNY 7,100,000,000 counts as USD 1,000,000,000: 1 USD = 7.10 CNY (demonstration rate: Central bank).",
                        null,
                        List.of()));
        assertThat(route(preview, "cn").decisions())
                .filteredOn(decision -> "CN-H20".equals(decision.rule()))
                .singleElement()
                .satisfies(decision -> assertThat(decision.inputs()).containsKey("Exchange rate USD/CNY"));
    }

    @Test
    void refusesTheHomeCountryAsOnlyHost() {
        ObjectNode proposal = Samples.hydropowerInLaos();
        proposal.putArray("hostCountries").add("cn");

        assertThatThrownBy(() -> preview(proposal))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refusal -> assertThat(refusal.errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.pointer()).isEqualTo("/hostCountries")));
    }

    @Test
    void saysWhoseRulesAreNotIn() {
        ObjectNode proposal = Samples.hydropowerInLaos();
        proposal.putArray("hostCountries").add("kh");

        assertThat(Routings.routingWithout("kh")
                        .preview(ProjectFacts.parse(proposal), "cn", Routings.FILED, Map.of())
                        .needs())
                .contains(new Need(
                        "kh",
                        "rules",
                        null,
                        "The rules of Cambodia as host country are not in yet, so no review there is possible."));
    }

    @Test
    void answersAnEmptyProposalWithWhatItLacks() {
        ApprovalPreview preview = preview(new ObjectMapper().createObjectNode());

        assertThat(preview.participants()).containsExactly(new Participation("cn", "home"));
        assertThat(preview.needs()).extracting(Need::fact).contains("/title", "/hostCountries", "/activity");
    }

    @Test
    void goesByWhatReviewersAnswered() {
        ApprovalPreview preview = routing.preview(
                ProjectFacts.parse(Samples.hydropowerInLaos()),
                "cn",
                Routings.FILED,
                Map.of("la", Map.of("severeImpact", true)));

        assertThat(route(preview, "la").steps()).extracting(Step::id).contains("approve-by-national-assembly");
    }

    @Nested
    class AsJson {

        @Test
        void readsBackWhatItWrote() throws Exception {
            ObjectMapper mapper =
                    new ObjectMapper().registerModule(new com.fasterxml.jackson.datatype.jsr310.JavaTimeModule());
            NationalRoute laos = route(preview(Samples.hydropowerInLaos()), "la");

            NationalRoute read = mapper.readValue(mapper.writeValueAsString(laos), NationalRoute.class);

            assertThat(read.steps()).isEqualTo(laos.steps());
            assertThat(read.firedRules()).isEqualTo(laos.firedRules());
        }
    }

    private ApprovalPreview preview(ObjectNode proposal) {
        return routing.preview(ProjectFacts.parse(proposal), "cn", Routings.FILED, Map.of());
    }

    private static NationalRoute route(ApprovalPreview preview, String member) {
        return preview.nationalReviews().stream()
                .filter(route -> route.member().equals(member))
                .findFirst()
                .orElseThrow();
    }
}
