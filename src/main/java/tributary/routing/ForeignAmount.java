package tributary.routing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tributary.quantity.Money;
import tributary.rate.Conversion;
import tributary.rate.DatedRates;

/** An amount that decision tables ask for in another currency than the proposal gives it in. Converted when a table first reads it. */
final class ForeignAmount {

    private final String variable;
    private final String pointer;
    private final Money given;
    private final String member;
    private final String currency;
    private final DatedRates rates;
    private @Nullable Conversion conversion;

    /**
     * An amount not yet converted.
     *
     * @param variable its name in the tables
     * @param pointer where it stands in the proposal
     * @param member whose rates count
     */
    ForeignAmount(String variable, String pointer, Money given, String member, String currency, DatedRates rates) {
        this.variable = variable;
        this.pointer = pointer;
        this.given = given;
        this.member = member;
        this.currency = currency;
        this.rates = rates;
    }

    String variable() {
        return variable;
    }

    String pointer() {
        return pointer;
    }

    Money given() {
        return given;
    }

    String currency() {
        return currency;
    }

    boolean isLacking() {
        return conversion().to() == null;
    }

    Conversion conversion() {
        Conversion known = conversion;
        if (known == null) {
            known = rates.convert(member, given, currency);
            conversion = known;
        }
        return known;
    }

    /** The amount in the currency asked for; null when no rate may be used. */
    @Nullable
    BigDecimal value() {
        Money to = conversion().to();
        return to == null ? null : to.amount();
    }

    /** What a variable stands for: an amount converted, anything else as it is. */
    static @Nullable Object plain(@Nullable Object value) {
        return value instanceof ForeignAmount amount ? amount.value() : value;
    }
}
