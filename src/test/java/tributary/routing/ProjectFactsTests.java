package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.web.FieldError;
import tributary.web.InvalidInput;

class ProjectFactsTests {

    @Test
    void takesACompleteProposal() {
        ProjectFacts facts = ProjectFacts.parse(Samples.hydropowerInLaos());

        assertThat(facts.hostCountries()).containsExactly("la");
        assertThat(facts.activity()).contains("hydropower");
        assertThat(facts.missing()).isEmpty();
    }

    @Test
    void takesAnEmptyProposalAndTellsWhatItLacks() {
        assertThat(ProjectFacts.parse(Samples.read("{}")).missing())
                .extracting(FieldError::pointer)
                .containsExactly(
                        "/title",
                        "/hostCountries",
                        "/cooperationForm",
                        "/sector",
                        "/activity",
                        "/investment",
                        "/financing");
    }

    @Test
    void lacksTheMeasuresOfItsActivity() {
        ObjectNode proposal = Samples.hydropowerInLaos();
        proposal.remove("size");

        assertThat(ProjectFacts.parse(proposal).missing())
                .containsExactly(
                        new FieldError("/size/installed-capacity", "Installed capacity is missing. Give it in MW."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"colour": 1}                                                     | /colour
                    {"a/b": 1}                                                        | /a~1b
                    {"title": 5}                                                      | /title
                    {"title": "a\\u0000b"}                                            | /title
                    {"title": "a\\nb"}                                                | /title
                    {"hostCountries": "la"}                                           | /hostCountries
                    {"hostCountries": ["la", "la"]}                                   | /hostCountries/1
                    {"hostCountries": ["fr"]}                                         | /hostCountries/0
                    {"activity": "dam"}                                               | /activity
                    {"sector": "agriculture", "activity": "hydropower"}               | /activity
                    {"activity": "hydropower", "size": {"length": "5"}}               | /size/length
                    {"activity": "hydropower", "size": {"installed-capacity": 5}}     | /size/installed-capacity
                    {"activity": "hydropower", "size": {"installed-capacity": "-5"}}  | /size/installed-capacity
                    {"activity": "hydropower", "size": {"installed-capacity": "5e3"}} | /size/installed-capacity
                    {"activity": "hydropower", "size": {"installed-capacity": "5 MW"}} | /size/installed-capacity
                    {"size": {"weight": "5"}}                                         | /size/weight
                    {"size": []}                                                      | /size
                    {"investment": "5"}                                               | /investment
                    {"investment": {"amount": 5, "currency": "USD"}}                  | /investment/amount
                    {"investment": {"amount": "-5", "currency": "USD"}}               | /investment/amount
                    {"investment": {"amount": "5E9", "currency": "USD"}}              | /investment/amount
                    {"investment": {"amount": "5.001", "currency": "USD"}}            | /investment/amount
                    {"investment": {"amount": "5", "currency": "usd"}}                | /investment/currency
                    {"investment": {"amount": "5", "currency": "USD", "x": 1}}        | /investment/x
                    {"foreignOwnershipPercent": "101"}                                | /foreignOwnershipPercent
                    {"concessionYears": "29"}                                         | /concessionYears
                    {"concessionYears": 2.5}                                          | /concessionYears
                    {"concessionYears": -1}                                           | /concessionYears
                    {"siting": {"protectedArea": "no"}}                               | /siting/protectedArea
                    {"siting": {"swamp": true}}                                       | /siting/swamp
                    {"mekongWaterUse": {"watercourse": "sea"}}                        | /mekongWaterUse/watercourse
                    {"financing": {}}                                                 | /financing
                    {"financing": [{"source": "uncle"}]}                              | /financing/0/source
                    {"financing": [{}, {"amount": {"amount": "+1", "currency": "USD"}}]} | /financing/1/amount/amount
                    {"localization": {"foreignJobs": {"office": -1}}}                 | /localization/foreignJobs/office
                    {"circumstances": {"specialZone": "moon"}}                        | /circumstances/specialZone
                    {"hostCountries": ["la"], "hosts": [{"member": "vn"}]}            | /hosts/0/member
                    {"hostCountries": ["la"], "hosts": [{"member": "la", "title": "x"}]} | /hosts/0/title
                    """)
    void refusesWhatIsMalformed(String proposal, String pointer) {
        assertThat(errors(Samples.read(proposal)))
                .extracting(FieldError::pointer)
                .containsExactly(pointer);
    }

    @Test
    void tellsAllFaultsAtOnce() {
        assertThat(errors(Samples.read(
                        "{\"colour\": 1, \"title\": 5, \"concessionYears\": -1, \"siting\": {\"swamp\": true}}")))
                .extracting(FieldError::pointer)
                .containsExactly("/colour", "/title", "/concessionYears", "/siting/swamp");
    }

    @Test
    void saysWhatIsWrongAndWhatToDo() {
        assertThat(errors(Samples.read(
                        "{\"activity\": \"hydropower\", \"size\": {\"length\": \"5\"}, \"concessionYears\": \"29\"}")))
                .containsExactly(
                        new FieldError(
                                "/concessionYears",
                                "Concession: Give a whole number without quotes (years), not \"29\"."),
                        new FieldError(
                                "/size/length",
                                "The size of hydropower is not told by length. It takes: installed-capacity,"
                                        + " reservoir-area, reservoir-volume, dam-height, generator-rating."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"x\"", "null", "5"})
    void refusesABodyThatIsNoObject(String body) throws Exception {
        JsonNode json = new com.fasterxml.jackson.databind.ObjectMapper().readTree(body);

        assertThat(errors(json)).containsExactly(new FieldError("", "A proposal is a JSON object."));
    }

    @Test
    void takesNullForWhatIsLeftOut() {
        assertThatCode(() ->
                        ProjectFacts.parse(Samples.read("{\"mekongWaterUse\": null, \"hosts\": null, \"size\": null}")))
                .doesNotThrowAnyException();
    }

    @Test
    void letsAHostDiffer() {
        ObjectNode proposal = Samples.hydropowerInLaos();
        proposal.putArray("hosts")
                .addObject()
                .put("member", "la")
                .putObject("siting")
                .put("householdsResettled", 7);

        var variables = new FactVariables(ProjectFacts.parse(proposal), "cn", Rates.none());

        assertThat(variables.of("la", "host"))
                .containsEntry("householdsResettled", java.math.BigDecimal.valueOf(7))
                .containsEntry("personsResettled", java.math.BigDecimal.valueOf(35))
                .containsEntry("landHectares", new java.math.BigDecimal("120"));
        assertThat(variables.of("cn", "home")).containsEntry("householdsResettled", java.math.BigDecimal.ZERO);
    }

    private static List<FieldError> errors(JsonNode proposal) {
        InvalidInput refusal = catchThrowableOfType(InvalidInput.class, () -> ProjectFacts.parse(proposal));
        return refusal == null ? List.of() : refusal.errors();
    }
}
