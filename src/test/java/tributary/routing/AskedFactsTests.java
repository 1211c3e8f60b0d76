package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AskedFactsTests {

    @Test
    void asksWhatTheRulesOfTheHostTest() {
        ObjectNode dam = Samples.hydropowerInLaos();

        assertThat(Routings.askedFacts().of(dam, "cn"))
                .contains("installedCapacity", "reservoirVolume", "specialZone", "proponentOwnership")
                .doesNotContain("watershedClass", "paddyHectares", "foodKind", "textileProcess");

        dam.putArray("hostCountries").add("vn");
        assertThat(Routings.askedFacts().of(dam, "cn"))
                .contains("paddyHectares")
                .doesNotContain("watershedClass");

        dam.putArray("hostCountries").add("th");
        assertThat(Routings.askedFacts().of(dam, "cn")).contains("watershedClass");
    }

    @Test
    void asksWhatTheActivityMakesADifferenceFor() {
        ObjectNode food = Samples.hydropowerInLaos();
        food.put("sector", "agriculture").put("activity", "food-processing");
        food.putArray("hostCountries").add("vn");

        assertThat(Routings.askedFacts().of(food, "cn")).contains("foodKind").doesNotContain("animalKind");
    }

    @Test
    void asksNothingBeforeTheProjectIsNamed() {
        ObjectNode dam = Samples.hydropowerInLaos();
        dam.remove("hostCountries");

        assertThat(Routings.askedFacts().of(dam, "cn")).isEmpty();
    }

    @Test
    void asksEveryFactThatAPreviewMisses() {
        for (String host : new String[] {"kh", "la", "mm", "th", "vn"}) {
            ObjectNode dam = Samples.hydropowerInLaos();
            dam.putArray("hostCountries").add(host);
            dam.remove("siting");
            dam.remove("localization");
            dam.remove("circumstances");
            var asked = Routings.askedFacts().of(dam, "cn");

            assertThat(Routings.routing()
                            .preview(ProjectFacts.parse(dam), "cn", Routings.FILED, Map.of())
                            .needs())
                    .as(host)
                    .filteredOn(need -> need.fact() != null && need.fact().startsWith("/siting"))
                    .extracting(need -> need.fact())
                    .allSatisfy(pointer -> assertThat(ProjectFacts.DICTIONARY.all())
                            .filteredOn(fact -> fact.pointer().equals(pointer))
                            .extracting(fact -> fact.name())
                            .isSubsetOf(asked));
        }
    }
}
