package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What lenders are forecast to say to one project, each on its own scale. */
class LendersPreviewTests {

    private static final String PROOF = "Proof that the Mekong procedure ended, or of an exception";

    private final Routing routing = Routings.routing();

    @Test
    void ratesASovereignLoanOfTheWorldBankByItsOwnWords() {
        ObjectNode solar = plant("world-bank", true);
        solar.put("sector", "renewable-energy").put("activity", "solar-power");
        solar.putObject("size").put("installed-capacity", "60");

        assertThat(categories(plant("world-bank", true))).containsExactly("FI-F14 high");
        assertThat(categories(solar)).containsExactly("FI-F14 " + categories(solar, "adb"));
        assertThat(categories(solar)).isSubsetOf("FI-F14 substantial", "FI-F14 moderate", "FI-F14 low");
    }

    @Test
    void ratesAPrivateLoanOfTheWorldBankByTheScaleOfItsCorporation() {
        assertThat(categories(plant("world-bank", false))).containsExactly("FI-F15 A");
    }

    @Test
    void asksDevelopmentBanksForProofOfTheMekongProcedure() {
        ObjectNode dry = plant("adb", false);
        dry.putNull("mekongWaterUse");

        assertThat(wanted(plant("adb", false))).contains(PROOF);
        assertThat(wanted(plant("aiib", false))).contains(PROOF);
        assertThat(wanted(plant("world-bank", true))).contains(PROOF);
        assertThat(wanted(plant("commercial-bank", false))).doesNotContain(PROOF);
        assertThat(wanted(dry)).doesNotContain(PROOF);
    }

    private List<String> categories(ObjectNode proposal) {
        return lenders(proposal).stream()
                .map(lender -> lender.rule() + " " + lender.category())
                .toList();
    }

    private String categories(ObjectNode proposal, String source) {
        ObjectNode other = proposal.deepCopy();
        ((ObjectNode) other.at("/financing/0")).put("source", source);
        return String.valueOf(lenders(other).get(0).category());
    }

    private List<String> wanted(ObjectNode proposal) {
        return lenders(proposal).stream()
                .flatMap(lender -> lender.requires().stream())
                .map(LenderEligibility.Requirement::text)
                .toList();
    }

    private List<LenderEligibility> lenders(ObjectNode proposal) {
        return routing.preview(ProjectFacts.parse(proposal), "cn", Routings.FILED, Map.of())
                .lenders();
    }

    private static ObjectNode plant(String source, boolean sovereignGuarantee) {
        ObjectNode plant = Samples.hydropowerInLaos();
        ObjectNode loan = plant.putArray("financing").addObject();
        loan.put("source", source).put("sovereignGuarantee", sovereignGuarantee);
        loan.putObject("amount").put("amount", "500000000.00").put("currency", "USD");
        return plant;
    }
}
