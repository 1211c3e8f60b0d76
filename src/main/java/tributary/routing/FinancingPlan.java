package tributary.routing;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.quantity.Money;
import tributary.rate.DatedRates;

/**
 * Where the money comes from, added up in the currency of the investment.
 *
 * @param total of all sources; null where a rate is missing or nothing is given
 * @param equity own money among it
 * @param guaranteed what a state guarantees or borrows itself
 * @param equityPercent share of own money in the total, with one decimal
 */
public record FinancingPlan(
        List<Source> sources,
        @Nullable Money total,
        @Nullable Money equity,
        @Nullable Money guaranteed,
        @Nullable String equityPercent) {

    private static final String EQUITY = "equity";

    public FinancingPlan {
        sources = List.copyOf(sources);
    }

    /** One source of money. */
    public record Source(String source, @Nullable Money amount, boolean sovereignGuarantee) {}

    /** Adds up by the rates of the home country. */
    static FinancingPlan of(ProjectFacts facts, String homeCountry, DatedRates rates) {
        List<Source> sources = new ArrayList<>();
        for (JsonNode entry : facts.json().path("financing")) {
            sources.add(new Source(
                    entry.path("source").asText(),
                    ProjectFacts.money(entry.path("amount")).orElse(null),
                    entry.path("sovereignGuarantee").asBoolean()));
        }
        Optional<String> currency = facts.investment()
                .or(() -> sources.stream()
                        .map(Source::amount)
                        .flatMap(Stream::ofNullable)
                        .findFirst())
                .map(Money::currency);
        if (currency.isEmpty()) {
            return new FinancingPlan(sources, null, null, null, null);
        }
        Sum sum = new Sum(sources, homeCountry, currency.get(), rates);
        Money total = sum.of(source -> true);
        Money equity = sum.of(source -> source.source().equals(EQUITY));
        String share = total == null || equity == null || total.amount().signum() == 0
                ? null
                : equity.amount()
                        .movePointRight(2)
                        .divide(total.amount(), 1, RoundingMode.HALF_UP)
                        .toPlainString();
        return new FinancingPlan(sources, total, equity, sum.of(Source::sovereignGuarantee), share);
    }

    private record Sum(List<Source> sources, String homeCountry, String currency, DatedRates rates) {

        @Nullable
        Money of(Predicate<Source> which) {
            BigDecimal sum = BigDecimal.ZERO;
            for (Source source : sources) {
                Money amount = source.amount();
                if (amount != null && which.test(source)) {
                    Money converted =
                            rates.convert(homeCountry, amount, currency).to();
                    if (converted == null) {
                        return null;
                    }
                    sum = sum.add(converted.amount());
                }
            }
            return new Money(sum, currency);
        }
    }
}
