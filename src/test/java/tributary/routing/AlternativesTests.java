package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlternativesTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

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

    private static List<Alternative> of(ObjectNode proposal) {
        return Routings.alternatives().of(ProjectFacts.parse(proposal), "cn", DAY);
    }
}
