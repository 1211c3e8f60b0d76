package tributary.rate;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tributary.quantity.Money;

/**
 * An amount in another currency, or the reason why it has none.
 *
 * @param member whose rates were asked
 * @param to rounded to the currency's own decimals; null when there is no rate that may be used
 * @param rates that were used: none where nothing had to be converted, two where the way led over the member's own currency
 * @param lacking for people, which rate is missing and who keeps it; null when there is an amount
 */
public record Conversion(
        String member,
        Money from,
        @Nullable Money to,
        List<ReferenceRate> rates,
        @Nullable String lacking) {

    public Conversion {
        rates = List.copyOf(rates);
    }

    /** For people, when there is an amount: both amounts, and the rates between them with their days. */
    public String describe() {
        return from.describe() + " counts as "
                + Objects.requireNonNull(to, "Only what was converted counts as something")
                        .describe() + ": "
                + rates.stream().map(ReferenceRate::describe).collect(Collectors.joining("; ")) + ".";
    }

    static Conversion of(String member, Money from, Money to, List<ReferenceRate> rates) {
        return new Conversion(member, from, to, rates, null);
    }

    static Conversion lacking(String member, Money from, String why) {
        return new Conversion(member, from, null, List.of(), why);
    }
}
