package tributary.journey;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * A project of {@code projects-for-every-form.yaml}, and how its reviewers answer.
 *
 * @param activity sector and activity: {@code power-grid/substation}
 * @param financing sources with their amount in dollars; all equity where it is null
 * @param answers outcomes other than the usual ones, by step
 * @param facts what reviewers answer beside, by step and name
 */
record ReviewedProject(
        String title,
        String home,
        @Nullable String sample,
        @Nullable String host,
        @Nullable String form,
        @Nullable String activity,
        @Nullable JsonNode size,
        long investment,
        @Nullable String foreignOwnershipPercent,
        @Nullable JsonNode concessionYears,
        @Nullable List<String> financing,
        @JsonProperty("siting") @Nullable ObjectNode site,
        @Nullable JsonNode circumstances,
        @Nullable JsonNode mekongWaterUse,
        @Nullable Map<String, String> answers,
        @Nullable Map<String, Map<String, Object>> facts) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<ReviewedProject> all() {
        try (var file = new ClassPathResource("tributary/journey/projects-for-every-form.yaml").getInputStream()) {
            return new ObjectMapper(new YAMLFactory()).readValue(file, new TypeReference<>() {});
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Files it with its papers. */
    Walk submit(Api api) {
        Walk walk = Walk.draft(api, home + ".enterprise", proposal()).submit();
        if (answers != null) {
            answers.forEach(walk::answering);
        }
        if (facts != null) {
            facts.forEach((step, its) -> its.forEach((name, value) -> walk.stating(step, name, value)));
        }
        return walk;
    }

    private JsonNode proposal() {
        if (sample != null) {
            return SampleProposals.read(sample);
        }
        String[] code = String.valueOf(activity).split("/", 2);
        ObjectNode proposal = JSON.createObjectNode()
                .put("title", title)
                .put("summary", title + ", on a site that is free of other claims.")
                .put("cooperationForm", form == null ? "direct-investment" : form)
                .put("sector", code[0])
                .put("activity", code[1])
                .put("foreignOwnershipPercent", foreignOwnershipPercent == null ? "100" : foreignOwnershipPercent)
                .put("technologyTransfer", "Crews are trained on the machines that they will run.")
                .put("benefitStatement", "Work for the district, orders for the builder.");
        proposal.putArray("hostCountries").add(host);
        ObjectNode siting = proposal.putObject("siting")
                .put("protectedArea", false)
                .put("indigenousOrEthnicCommunities", false)
                .put("householdsResettled", 0)
                .put("landHectares", "3")
                .put("transboundaryImpact", false);
        if (site != null) {
            siting.setAll(site);
        }
        proposal.putObject("localization")
                .put("jobs", 200)
                .put("localJobs", 160)
                .put("localProcurementPercent", "30")
                .put("trainingPersonDays", 800)
                .put("smeSuppliers", 10);
        proposal.set("investment", money(String.valueOf(investment)));
        ArrayNode sources = proposal.putArray("financing");
        for (String source : financing == null ? List.of("equity " + investment) : financing) {
            String[] words = source.split(" ", -1);
            sources.addObject()
                    .put("source", words[0])
                    .put("sovereignGuarantee", words.length > 2)
                    .set("amount", money(words[1]));
        }
        proposal.set("size", size == null ? JSON.createObjectNode() : size);
        proposal.set("concessionYears", concessionYears);
        proposal.set("mekongWaterUse", mekongWaterUse);
        proposal.set("circumstances", circumstances == null ? JSON.createObjectNode() : circumstances);
        return proposal;
    }

    private static ObjectNode money(String dollars) {
        return JSON.createObjectNode().put("amount", dollars + ".00").put("currency", "USD");
    }

    @Override
    public String toString() {
        return title;
    }
}
