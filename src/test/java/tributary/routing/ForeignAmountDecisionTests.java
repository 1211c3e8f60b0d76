package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tributary.rate.RateSource;
import tributary.routing.DecisionTables.Evaluation;
import tributary.routing.DecisionTables.MissingInput;
import tributary.routing.DecisionTables.MissingRate;

/** Amounts that tables ask for in another currency than the proposal gives them in. */
class ForeignAmountDecisionTests {

    private static final String CEMENT = """
            {"activity": "cement", "investment": {"amount": "60000000.00", "currency": "USD"}}""";
    private static final RateSource NONE = Rates.of("th");

    private final DecisionTables tables = DecisionTables.of("tables-under-test");

    @Test
    void comparesInTheCurrencyThatARuleNames() {
        assertThat(ask("board", CEMENT, Rates.of("th", "USD/THB 36.52 2026-11-24"))
                        .rules())
                .containsExactly("XX-A1");
        assertThat(ask("board", CEMENT, Rates.of("th", "USD/THB 33.33 2026-11-24"))
                        .rules())
                .containsExactly("XX-A2");
    }

    @Test
    void needsNoRateInTheProposalsOwnCurrency() {
        Evaluation evaluation =
                ask("board", CEMENT.replace("60000000.00", "2000000001").replace("USD", "THB"), NONE);

        assertThat(evaluation.rules()).containsExactly("XX-A1");
        assertThat(evaluation.missing()).isEmpty();
        assertThat(evaluation.converted()).isEmpty();
    }

    @Test
    void missesTheRateAndNotTheFact() {
        assertThat(ask("board", CEMENT, NONE).missing())
                .containsExactly(new MissingInput(
                        "investmentThb",
                        "Investment (THB)",
                        "XX-A1",
                        new MissingRate(
                                "/investment",
                                "USD",
                                "THB",
                                "Thailand has no reference rate between USD and THB for 24 November 2026."
                                        + " The focal point of Thailand keeps these rates.")));
    }

    @Test
    void missesTheFactWhenNoAmountIsGiven() {
        assertThat(ask("board", "{\"activity\": \"cement\"}", NONE).missing())
                .containsExactly(new MissingInput("investmentThb", "Investment (THB)", "XX-A1"));
    }

    @Test
    void asksForNoRateThatWouldDecideNothing() {
        Evaluation evaluation = ask("board", CEMENT.replace("cement", "garments"), NONE);

        assertThat(evaluation.rules()).containsExactly("XX-A2");
        assertThat(evaluation.missing()).isEmpty();
    }

    @Test
    void namesNoRateThatDecidedNothing() {
        RateSource rates = Rates.of("th", "USD/THB 36.52 2026-11-24");

        assertThat(ask("board", CEMENT, rates).converted()).hasSize(1);
        assertThat(ask("board", CEMENT.replace("cement", "garments"), rates).converted())
                .isEmpty();
    }

    @Test
    void recordsRateDayAndSourceAmongTheInputs() {
        Evaluation evaluation = ask("board", CEMENT, Rates.of("th", "USD/THB 36.52 2026-11-23 demo"));

        assertThat(evaluation.fired().get(0).inputs())
                .containsEntry("Investment (THB)", new BigDecimal("2191200000.00"))
                .containsEntry(
                        "Exchange rate USD/THB",
                        Map.of("rate", "36.52", "day", "2026-11-23", "source", "Central bank", "demonstration", true));
    }

    @Test
    void recordsTheRateWithTheRuleThatItKeptFromFiring() {
        Evaluation evaluation = ask("board", CEMENT, Rates.of("th", "USD/THB 33.33 2026-11-24"));

        assertThat(evaluation.rules()).containsExactly("XX-A2");
        assertThat(evaluation.fired().get(0).inputs()).containsKey("Exchange rate USD/THB");
    }

    @Test
    void missesTheRateOfAnAmountThatACellComparesWith() {
        String proposal = """
                {"investment": {"amount": "10000000", "currency": "CNY"},
                 "circumstances": {"earlyCosts": {"amount": "1000000", "currency": "USD"}}}""";

        assertThat(ask("early-costs", proposal, NONE).missing())
                .extracting(MissingInput::variable)
                .containsExactly("investmentUsd");
        Evaluation evaluation = ask("early-costs", proposal, Rates.of("th", "CNY/USD 0.14 2026-11-24"));
        assertThat(evaluation.rules()).containsExactly("XX-A3");
        assertThat(evaluation.fired().get(0).inputs()).containsKey("Exchange rate CNY/USD");
    }

    @Test
    void needsNoRateForNothing() {
        Evaluation evaluation =
                ask("fixed-assets", "{\"investment\": {\"amount\": \"0\", \"currency\": \"CNY\"}}", NONE);

        assertThat(evaluation.missing()).isEmpty();
        assertThat(evaluation.rules()).isEmpty();
    }

    @Test
    void computesWithAmounts() {
        String proposal = """
                {"investment": {"amount": "1000000", "currency": "USD"},
                 "circumstances": {"earlyCosts": {"amount": "1000", "currency": "USD"}}}""";

        assertThat(ask("fixed-assets", proposal, Rates.of("th", "USD/VND 25000 2026-11-24"))
                        .rules())
                .containsExactly("XX-A6");
        assertThat(ask("fixed-assets", proposal, NONE).missing())
                .extracting(MissingInput::variable)
                .containsExactly("investmentVnd", "earlyCostsVnd");
    }

    @Test
    void needsNoRateForAnAmountThatAnExpressionPassesOver() {
        String proposal = """
                {"investment": {"amount": "1000000", "currency": "USD"}, "circumstances": {"incentivesRequested": false}}""";

        assertThat(ask("fixed-assets", proposal, NONE).missing()).isEmpty();
    }

    @Test
    void looksIntoSourcesOfFinancing() {
        String proposal = """
                {"financing": [{"source": "equity", "amount": {"amount": "5", "currency": "KHR"}},
                               {"source": "aiib", "amount": {"amount": "1000000", "currency": "CNY"}}]}""";

        Evaluation known = ask("lenders", proposal, Rates.of("th", "CNY/KHR 560 2026-11-24"));
        assertThat(known.rules()).containsExactly("XX-A5");
        assertThat(known.fired().get(0).inputs()).containsKey("Exchange rate CNY/KHR");
        assertThat(ask("lenders", proposal, Rates.of("th", "CNY/KHR 1000 2026-11-24"))
                        .rules())
                .containsExactly("XX-A4");
        assertThat(ask("lenders", proposal, NONE).missing())
                .isNotEmpty()
                .allSatisfy(missing -> assertThat(missing.rate())
                        .extracting(MissingRate::pointer)
                        .isEqualTo("/financing/1/amount"));
    }

    @Test
    void recordsListsWithoutTheirUnreadAmounts() {
        String proposal =
                "{\"financing\": [{\"source\": \"aiib\", \"amount\": {\"amount\": \"1000000\", \"currency\": \"CNY\"}}]}";

        Object sources = ask("sources", proposal, NONE).fired().get(0).inputs().get("Sources");

        assertThat(String.valueOf(sources))
                .contains("source=aiib", "amountCny=1000000")
                .doesNotContain("amountUsd", "amountThb");
    }

    private Evaluation ask(String table, String proposal, RateSource rates) {
        try {
            ProjectFacts facts = ProjectFacts.parse(new ObjectMapper().readTree(proposal));
            FactVariables variables = new FactVariables(facts, "cn", Routings.rates(rates));
            return tables.evaluateTable("amounts", table, variables.of("th", "host"));
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException(failure);
        }
    }
}
