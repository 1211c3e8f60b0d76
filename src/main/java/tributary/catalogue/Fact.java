package tributary.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that a proposal can tell and rules can ask.
 *
 * @param name the variable in decision tables
 * @param pointer where it stands in a proposal, as a JSON pointer in which {@code *} stands for each entry of a list
 * @param values what a choice can be
 * @param defaultValue what counts when a proposal says nothing; null when there is none
 * @param derived in words, how the default follows from other facts
 * @param absent whether saying nothing says enough, so that no rule needs it
 * @param required whether a submission must have it
 * @param max the longest text, or the largest number
 * @param lines whether a text may have several lines
 */
public record Fact(
        String name,
        String pointer,
        Type type,
        @Nullable List<String> values,
        @JsonProperty("default") @Nullable Object defaultValue,
        @Nullable String derived,
        boolean absent,
        boolean required,
        @Nullable BigDecimal max,
        boolean lines,
        @Nullable String unit,
        String label,
        String meaning) {

    private static final String USD = "Usd";
    private static final Pattern CURRENCY = Pattern.compile("[A-Z][a-z]{2}");

    /** How a fact is written in a proposal. */
    public enum Type {
        /** A string. */
        @JsonProperty("text")
        TEXT,
        /** A string out of a list. */
        @JsonProperty("choice")
        CHOICE,
        /** True or false. */
        @JsonProperty("boolean")
        BOOLEAN,
        /** A whole number, zero or more. */
        @JsonProperty("integer")
        INTEGER,
        /** A plain decimal number as a string, zero or more. */
        @JsonProperty("decimal")
        DECIMAL,
        /** An amount with its currency; in decision tables a number of US dollars, and of every member's currency under a name of its own. */
        @JsonProperty("money")
        MONEY,
        /** A list of members' codes. */
        @JsonProperty("countries")
        COUNTRIES
    }

    /**
     * The name under which decision tables know an amount in a currency: {@code investmentUsd} is {@code investmentThb} in baht.
     *
     * @param currency ISO 4217
     */
    public String nameIn(String currency) {
        return stem() + currency.charAt(0) + currency.substring(1).toLowerCase(Locale.ROOT);
    }

    /** The currency in which decision tables know an amount by this name: {@code THB} for {@code investmentThb}. */
    public String currencyOf(String variable) {
        return isAmountNamed(variable)
                ? variable.substring(stem().length()).toUpperCase(Locale.ROOT)
                : USD.toUpperCase(Locale.ROOT);
    }

    /** Whether decision tables know this amount, in whichever currency, by this name. */
    boolean isAmountNamed(String variable) {
        return type == Type.MONEY
                && variable.startsWith(stem())
                && CURRENCY.matcher(variable.substring(stem().length())).matches();
    }

    private String stem() {
        return name.endsWith(USD) ? name.substring(0, name.length() - USD.length()) : name;
    }

    /** What a choice can be; empty for other types. */
    public List<String> choices() {
        return values == null ? List.of() : values;
    }

    /** Its label with its unit: {@code Reservoir area (ha)}. */
    public String labelWithUnit() {
        return unit == null ? label : label + " (" + unit + ")";
    }

    /** The names on the way to it: {@code financing}, {@code *}, {@code source}. */
    public List<String> path() {
        return List.of(pointer.substring(1).split("/", -1));
    }
}
