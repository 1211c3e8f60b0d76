package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which papers a dam with a full assessment needs, step by step, in each country. */
class PapersOfStepsTests {

    @ParameterizedTest
    @CsvSource({
        "kh, host, check-completeness, certificate-of-incorporation project-proposal",
        "kh, host, review-environment, eia-report environmental-management-plan",
        "cn, host, check-completeness, certificate-of-incorporation",
        "cn, host, review-environment, eia-report",
        "cn, home, review-legal-framework, articles-of-association feasibility-study risk-assessment financing-term-sheet",
        "cn, home, decide-financing, outbound-approval proof-of-funds",
        "la, host, review-environment, eia-report terms-of-reference-eia",
        "la, host, decide-financing, draft-loan-agreement financing-term-sheet board-resolution",
        "la, host, decide-national, feasibility-study draft-concession-agreement",
        "mm, host, check-completeness, audited-accounts company-profile land-use-proof",
        "mm, host, decide-financing, draft-loan-agreement audited-accounts articles-of-association proof-of-funds",
        "th, host, review-legal-framework, ownership-chart",
        "th, host, decide-national, machinery-list land-use-proof",
        "vn, host, review-environment, eia-report feasibility-study",
        "vn, host, decide-financing, draft-loan-agreement",
    })
    void tellsThePapersOfEachStep(String member, String role, String step, String kinds) {
        assertThat(papers(member, role, step)).contains(kinds.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "kh, host, hold-interministerial-meeting",
        "cn, home, commission-evaluation",
        "la, host, hold-committee-sitting",
        "mm, host, screen-project",
        "th, host, interview-applicant",
        "vn, host, hold-appraisal-council",
    })
    void tellsNoneWhereNoTableDoes(String member, String role, String step) {
        assertThat(step(member, role, step).papers()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kh", "cn", "la", "mm", "th", "vn"})
    void wantsAtTheStepsWhatTheCountryWantsAtAll(String host) {
        ApprovalPreview preview = preview(host);

        for (NationalRoute route : preview.nationalReviews()) {
            List<String> wanted = preview.documents().stream()
                    .filter(document -> document.requiredBy().contains(route.member()))
                    .map(RequiredDocument::kind)
                    .toList();
            assertThat(route.steps())
                    .filteredOn(step -> step.papers() != null)
                    .isNotEmpty()
                    .allSatisfy(step -> assertThat(step.papers()).isNotEmpty().isSubsetOf(wanted));
        }
    }

    private static List<String> papers(String member, String role, String step) {
        return Optional.ofNullable(step(member, role, step).papers()).orElse(List.of());
    }

    private static Step step(String member, String role, String step) {
        NationalRoute route = preview(role.equals("home") ? "la" : member)
                .findReview(member, role)
                .orElseThrow();
        return route.findStep(step)
                .orElseThrow(() -> new AssertionError(step + " is none of "
                        + route.steps().stream().map(Step::id).collect(Collectors.joining(" "))));
    }

    private static ApprovalPreview preview(String host) {
        ObjectNode dam = Samples.hydropowerInLaos();
        dam.putArray("hostCountries").add(host);
        return Routings.routing()
                .preview(ProjectFacts.parse(dam), host.equals("cn") ? "th" : "cn", Routings.FILED, Map.of());
    }
}
