package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

/** Projects that were built, begun or barred, each with what the domain pages say to it. */
class KnownProjectsPreviewTests {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String UNLESS_SAID = """
            {
              "summary": "As reported.",
              "cooperationForm": "direct-investment",
              "size": {},
              "siting": {"protectedArea": false, "indigenousOrEthnicCommunities": false, "householdsResettled": 0,
                         "landHectares": "10", "transboundaryImpact": false},
              "mekongWaterUse": null,
              "foreignOwnershipPercent": "100",
              "concessionYears": 0,
              "financing": [],
              "localization": {"jobs": 200, "localJobs": 190, "localProcurementPercent": "30", "trainingPersonDays": 400,
                               "smeSuppliers": 5},
              "technologyTransfer": "Operation and maintenance.",
              "benefitStatement": "Work and income."
            }
            """;

    private final Routing routing = Routings.routing();

    record Known(String title, String home, ObjectNode project, Map<String, JsonNode> expected) {

        ObjectNode proposal() {
            ObjectNode proposal = Samples.read(UNLESS_SAID);
            proposal.put("title", title);
            project.properties().forEach(member -> {
                if (member.getKey().equals("siting")) {
                    proposal.withObject("/siting").setAll((ObjectNode) member.getValue());
                } else {
                    proposal.set(member.getKey(), member.getValue());
                }
            });
            String[] activity = proposal.get("activity").asText().split("/", -1);
            return proposal.put("sector", activity[0]).put("activity", activity[1]);
        }

        String text(String name) {
            JsonNode value = expected.get(name);
            return value == null ? "" : value.asText();
        }

        @Override
        public String toString() {
            return title;
        }
    }

    static List<Known> projects() throws IOException {
        return YAML.readValue(
                new ClassPathResource("tributary/routing/known-projects.yaml").getInputStream(),
                new TypeReference<>() {});
    }

    @ParameterizedTest
    @MethodSource("projects")
    void findsWhatTheDomainPagesSay(Known known) {
        ApprovalPreview preview =
                routing.preview(ProjectFacts.parse(known.proposal()), known.home(), Routings.FILED, Map.of());

        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(participants(preview)).as("participants").isEqualTo(known.text("participants"));
        softly.assertThat(mekong(preview)).as("Mekong procedure").isEqualTo(known.text("mekong"));
        for (NationalRoute review : preview.nationalReviews()) {
            String name = review.member() + " " + review.role();
            if (known.expected().containsKey(name)) {
                String[] parts = known.text(name).split(", ", -1);
                softly.assertThat(rules(review)).as(name).containsExactlyInAnyOrder(parts[0].split(" ", -1));
                if (parts.length > 1) {
                    softly.assertThat(environment(review))
                            .as(name + ", environment")
                            .isEqualTo(parts[1]);
                }
            }
            JsonNode steps = known.expected()
                    .getOrDefault("steps", YAML.createObjectNode())
                    .path(name);
            softly.assertThat(review.steps())
                    .as(name + ", steps")
                    .extracting(Step::id)
                    .containsAll(texts(steps));
        }
        texts(known.expected().getOrDefault("authorities", YAML.createArrayNode()))
                .forEach(authority -> softly.assertThat(authorities(preview))
                        .as("authorities")
                        .anyMatch(each -> each.contains(authority)));
        softly.assertThat(preview.needs()).extracting(Need::kind).as("needs").doesNotContain("rules", "exchange-rate");
        softly.assertAll();
    }

    @Test
    void holdsEveryCountryAsHomeAndAsHost() throws IOException {
        assertThat(projects()).extracting(Known::home).contains("kh", "cn", "la", "mm", "th", "vn");
        assertThat(projects().stream().flatMap(known -> texts(known.project().get("hostCountries")).stream()))
                .contains("kh", "cn", "la", "mm", "th", "vn");
    }

    private static String participants(ApprovalPreview preview) {
        return preview.participants().stream()
                .map(participant -> participant.member() + " " + participant.role())
                .collect(Collectors.joining(", "));
    }

    private static String mekong(ApprovalPreview preview) {
        MekongProcedure procedure = preview.mekongProcedure();
        return procedure == null ? "none" : procedure.rule() + " " + procedure.procedure();
    }

    private static List<String> rules(NationalRoute review) {
        return review.legalFramework().approvals().stream()
                .map(Approval::rule)
                .distinct()
                .toList();
    }

    private static String environment(NationalRoute review) {
        EnvironmentalReview found = review.environmentalReview();
        return found == null ? "none" : found.rule() + " " + found.instrument();
    }

    private static List<String> authorities(ApprovalPreview preview) {
        return preview.nationalReviews().stream()
                .flatMap(review -> Stream.concat(
                        review.legalFramework().approvals().stream().map(Approval::authority),
                        review.steps().stream().map(Step::authority)))
                .map(String::valueOf)
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        return Arrays.asList(YAML.convertValue(list.isMissingNode() ? YAML.createArrayNode() : list, String[].class));
    }
}
