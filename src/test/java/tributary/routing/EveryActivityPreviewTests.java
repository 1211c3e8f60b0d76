package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tributary.catalogue.Activity;

/** No proposal that the catalogue allows leaves the tables without an answer or the review models without a way. */
class EveryActivityPreviewTests {

    private static final List<String> FORMS =
            List.of("direct-investment", "project-contracting", "technical-cooperation", "equipment-import-export");

    private static final Map<String, String> HOME_OF_HOST =
            Map.of("la", "cn", "cn", "mm", "mm", "th", "th", "vn", "vn", "kh", "kh", "la");

    private final Routing routing = Routings.routing();

    static Stream<String> activities() {
        return ProjectFacts.ACTIVITIES.all().stream().map(Activity::code);
    }

    @ParameterizedTest
    @MethodSource("activities")
    void leadsToANationalDecision(String activity) {
        for (String form : FORMS) {
            for (String host : HOME_OF_HOST.keySet()) {
                ApprovalPreview preview = routing.preview(
                        ProjectFacts.parse(proposal(activity, form, host)),
                        String.valueOf(HOME_OF_HOST.get(host)),
                        Routings.FILED,
                        Map.of());

                assertThat(preview.nationalReviews())
                        .as("%s in %s by %s", activity, host, form)
                        .hasSize(2)
                        .allSatisfy(review -> assertThat(review.steps())
                                .extracting(Step::id)
                                .doesNotHaveDuplicates()
                                .startsWith(opening(review))
                                .endsWith("decide-national"))
                        .allSatisfy(review -> assertThat(review.legalFramework().approvals())
                                .as(review.member() + " as " + review.role())
                                .isNotEmpty());
                assertThat(preview.lenders())
                        .as("%s in %s by %s", activity, host, form)
                        .hasSize(3);
            }
        }
    }

    // Myanmar advises the route before a file is handed in.
    private static String[] opening(NationalRoute review) {
        return review.member().equals("mm") && review.role().equals("host")
                ? new String[] {"determine-route", "check-completeness"}
                : new String[] {"check-completeness"};
    }

    private static ObjectNode proposal(String code, String form, String host) {
        Activity activity = ProjectFacts.ACTIVITIES.findActivity(code).orElseThrow();
        ObjectNode proposal = Samples.hydropowerInLaos();
        proposal.put("activity", code).put("sector", activity.sector()).put("cooperationForm", form);
        proposal.putArray("hostCountries").add(host);
        ObjectNode size = proposal.putObject("size");
        activity.allMeasures().forEach(measure -> size.put(measure.code(), "250"));
        proposal.putNull("mekongWaterUse");
        return proposal;
    }
}
