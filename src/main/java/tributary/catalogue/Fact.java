package tributary.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
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
        /** An amount with its currency; in decision tables a number of US dollars. */
        @JsonProperty("money")
        MONEY,
        /** A list of members' codes. */
        @JsonProperty("countries")
        COUNTRIES
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
