package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlternativesTests {

    @Test
    void tellsThatSasacFallsAwayForAPrivateEnterprise() {
        assertThat(of(Samples.hydropowerInLaos())).anySatisfy(alternative -> {
            assertThat(alternative.pointer()).isEqualTo("/circumstances/proponentOwnership");
            assertThat(alternative.from().asText()).isEqualTo("central-state");
            assertThat(alternative.drops()).contains("CN-H10");
        });
    }

    @Test
    void tellsAtWhichSizeTheFullAssessmentFallsAway() {
        ObjectNode proposal = Samples.hydropowerInLaos();
        proposal.putObject("size")
                .put("installed-capacity", "16")
                .put("reservoir-area", "10")
                .put("reservoir-volume", "1");
        proposal.withObject("/siting").put("transboundaryImpact", false);

        assertThat(of(proposal)).anySatisfy(alternative -> {
            assertThat(alternative.pointer()).isEqualTo("/size/installed-capacity");
            assertThat(alternative.to().asText()).isEqualTo("15");
            assertThat(alternative.lightens()).contains(new Alternative.Lighter("LA-E3", "LA-E3"));
        });
    }

    @Test
    void tellsAtWhichSizeTheProvinceDecides() {
        ObjectNode proposal = Samples.hydropowerInLaos();
        proposal.putObject("size")
                .put("installed-capacity", "6")
                .put("reservoir-area", "10")
                .put("reservoir-volume", "1");
        proposal.putNull("mekongWaterUse");

        assertThat(of(proposal)).anySatisfy(alternative -> {
            assertThat(alternative.pointer()).isEqualTo("/size/installed-capacity");
            assertThat(alternative.from().asText()).isEqualTo("6");
            assertThat(alternative.to().asText()).isEqualTo("5");
            assertThat(alternative.lightens()).contains(new Alternative.Lighter("LA-L8", "LA-L9"));
        });
    }

    @Test
    void looksAtTheFactsThatAHostHasOfItsOwn() {
        ObjectNode proposal = Samples.hydropowerInLaos();
        proposal.putArray("hostCountries").add("la").add("th");
        proposal.putArray("hosts")
                .addObject()
                .put("member", "la")
                .putObject("size")
                .put("installed-capacity", "6")
                .put("reservoir-area", "10")
                .put("reservoir-volume", "1");

        assertThat(of(proposal)).anySatisfy(alternative -> {
            assertThat(alternative.pointer()).isEqualTo("/hosts/0/size/installed-capacity");
            assertThat(alternative.to().asText()).isEqualTo("5");
            assertThat(alternative.lightens()).contains(new Alternative.Lighter("LA-L8", "LA-L9"));
        });
    }

    @Test
    void tellsThatTheAssemblyFallsAwayWithoutGuaranteeOfTheState() {
        ObjectNode proposal = Samples.hydropowerInLaos();
        ((ObjectNode) proposal.at("/financing/0")).put("sovereignGuarantee", true);

        assertThat(of(proposal)).anySatisfy(alternative -> {
            assertThat(alternative.pointer()).isEqualTo("/financing/0/sovereignGuarantee");
            assertThat(alternative.from().asBoolean()).isTrue();
            assertThat(alternative.to().asBoolean()).isFalse();
            assertThat(alternative.drops()).contains("LA-F7");
        });
    }

    @Test
    void tellsThatALoanWithinTheCountryNeedsNoApprovalOfTheCentralBank() {
        ObjectNode proposal = Samples.hydropowerInLaos();
        proposal.withArray("financing").remove(1);

        assertThat(of(proposal)).anySatisfy(alternative -> {
            assertThat(alternative.pointer()).isEqualTo("/financing/0/offshore");
            assertThat(alternative.to().asBoolean()).isFalse();
            assertThat(alternative.drops()).contains("LA-F3");
        });
    }

    @Test
    void tellsAtWhichTermALoanFromAbroadNeedsNoRegistrationInVietNam() {
        ObjectNode proposal = factory("vn", "500000000.00", "USD");
        proposal.withArray("financing")
                .addObject()
                .put("source", "commercial-bank")
                .put("termMonths", 60)
                .putObject("amount")
                .put("amount", "300000000.00")
                .put("currency", "USD");

        assertThat(of(proposal, "th")).anySatisfy(alternative -> {
            assertThat(alternative.pointer()).isEqualTo("/financing/0/termMonths");
            assertThat(alternative.to().asInt()).isEqualTo(12);
            assertThat(alternative.drops()).contains("VN-F01");
        });
    }

    @Test
    void tellsThatTheProvinceRegistersBelowFiveMillionInCambodia() {
        assertThat(of(factory("kh", "6000000.00", "USD"))).anySatisfy(alternative -> {
            assertThat(alternative.pointer()).isEqualTo("/investment");
            assertThat(alternative.to().path("amount").asText()).isEqualTo("4999999.99");
            assertThat(alternative.lightens()).contains(new Alternative.Lighter("KH-K12", "KH-K13"));
        });
    }

    @Test
    void tellsUpToWhichSumASubCommitteePromotesInThailand() {
        assertThat(of(factory("th", "2500000000.00", "THB"))).anySatisfy(alternative -> {
            assertThat(alternative.pointer()).isEqualTo("/investment");
            assertThat(alternative.from().path("amount").asText()).isEqualTo("2500000000.00");
            assertThat(alternative.to()).isEqualTo(Samples.read("{\"amount\": \"2000000000\", \"currency\": \"THB\"}"));
            assertThat(alternative.lightens()).contains(new Alternative.Lighter("TH-B03", "TH-B02"));
        });
    }

    @Test
    void tellsThatTheSpecialProcedureSparesPolicyApprovalAndAssessmentInVietNam() {
        ObjectNode proposal = factory("vn", "300000000.00", "USD");
        proposal.putObject("circumstances")
                .put("specialZone", "industrial-estate")
                .put("landTenure", "state-lease");

        assertThat(of(proposal, "th")).anySatisfy(alternative -> {
            assertThat(alternative.pointer()).isEqualTo("/circumstances/specialProcedureChosen");
            assertThat(alternative.to().asBoolean()).isTrue();
            assertThat(alternative.lightens()).contains(new Alternative.Lighter("VN-L05", "VN-L06"));
        });
    }

    @Test
    void tellsUpToWhichSumARegionalCommitteeEndorsesInMyanmar() {
        assertThat(of(factory("mm", "6000000.00", "USD"))).anySatisfy(alternative -> {
            assertThat(alternative.pointer()).isEqualTo("/investment");
            assertThat(alternative.to().path("amount").asText()).isEqualTo("5000000");
            assertThat(alternative.lightens()).contains(new Alternative.Lighter("MM-M16", "MM-M15"));
        });
    }

    static Stream<KnownProjectsPreviewTests.Known> someKnownProjects() throws IOException {
        List<KnownProjectsPreviewTests.Known> known = KnownProjectsPreviewTests.projects();
        return IntStream.range(0, known.size()).filter(index -> index % 3 == 0).mapToObj(known::get);
    }

    /** Every answer holds when the changed proposal is previewed: just that falls away or becomes lighter, and nothing new is asked. */
    @ParameterizedTest
    @MethodSource("someKnownProjects")
    void sparesWhatItTells(KnownProjectsPreviewTests.Known known) {
        ObjectNode proposal = known.proposal();
        ApprovalPreview now = preview(proposal, known.home());

        assertThat(of(proposal, known.home())).allSatisfy(alternative -> {
            ObjectNode changed = proposal.deepCopy();
            JsonPointer place = JsonPointer.compile(alternative.pointer());
            changed.withObject(place.head()).set(place.last().getMatchingProperty(), alternative.to());
            ApprovalPreview then = preview(changed, known.home());

            assertThat(alternative.drops()).allSatisfy(rule -> {
                assertThat(rules(now)).contains(rule);
                assertThat(rules(then)).doesNotContain(rule);
            });
            assertThat(alternative.lightens()).allSatisfy(lighter -> {
                assertThat(rules(now)).contains(lighter.rule());
                assertThat(rules(then)).contains(lighter.to());
            });
            assertThat(without(burdens(now), rules(then)))
                    .as("what falls away")
                    .allMatch(rule -> alternative.drops().contains(rule)
                            || alternative.lightens().stream()
                                    .anyMatch(lighter -> lighter.rule().equals(rule)));
            assertThat(without(approvals(then), rules(now)))
                    .as("what approval is new")
                    .allMatch(rule -> alternative.lightens().stream()
                            .anyMatch(lighter -> lighter.to().equals(rule)));
        });
    }

    private static List<Alternative> of(ObjectNode proposal) {
        return of(proposal, "cn");
    }

    private static List<Alternative> of(ObjectNode proposal, String home) {
        return Routings.alternatives().of(ProjectFacts.parse(proposal), home, Routings.FILED);
    }

    private static ObjectNode factory(String host, String amount, String currency) {
        ObjectNode proposal = Samples.hydropowerInLaos();
        proposal.put("sector", "textile").put("activity", "garments").put("concessionYears", 0);
        proposal.putNull("mekongWaterUse");
        proposal.putArray("hostCountries").add(host);
        proposal.putObject("size").put("annual-units", "100000");
        proposal.withObject("/siting").put("transboundaryImpact", false).put("landHectares", "10");
        proposal.putObject("investment").put("amount", amount).put("currency", currency);
        proposal.putArray("financing");
        proposal.putObject("circumstances");
        return proposal;
    }

    private static ApprovalPreview preview(ObjectNode proposal, String home) {
        return Routings.routing().preview(ProjectFacts.parse(proposal), home, Routings.FILED, Map.of());
    }

    private static Set<String> rules(ApprovalPreview preview) {
        Set<String> rules = new TreeSet<>();
        for (NationalRoute review : preview.nationalReviews()) {
            review.legalFramework().approvals().forEach(approval -> rules.add(approval.rule()));
            review.financing().forEach(requirement -> rules.add(requirement.rule()));
            EnvironmentalReview environment = review.environmentalReview();
            if (environment != null) {
                rules.addAll(environment.rules());
            }
        }
        return rules;
    }

    /** Approvals that must be obtained. */
    private static Set<String> approvals(ApprovalPreview preview) {
        return preview.nationalReviews().stream()
                .flatMap(review -> review.legalFramework().approvals().stream())
                .filter(approval -> !approval.outcome().equals(LegalFramework.PERMITTED))
                .map(Approval::rule)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** These, and what authorities ask of the financing. */
    private static Set<String> burdens(ApprovalPreview preview) {
        Set<String> rules = approvals(preview);
        for (NationalRoute review : preview.nationalReviews()) {
            review.financing().stream()
                    .filter(requirement -> requirement.authority() != null)
                    .forEach(requirement -> rules.add(requirement.rule()));
        }
        return rules;
    }

    private static Set<String> without(Set<String> rules, Set<String> others) {
        return rules.stream().filter(rule -> !others.contains(rule)).collect(Collectors.toCollection(TreeSet::new));
    }
}
