package tributary.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.time.Term;

/**
 * The environmental assessment that a country asks.
 *
 * @param rule the rule that set the instrument
 * @param rules all that fired, in order
 * @param category in the country's own words
 * @param instrument a code of the public contract: {@code full-eia}, {@code management-plan} and so on
 */
public record EnvironmentalReview(
        String rule,
        List<String> rules,
        @Nullable String category,
        String instrument,
        @Nullable String reviewBody,
        @Nullable Term term,
        @Nullable Boolean publicParticipation,
        @Nullable String note,
        List<String> legalBasis,
        boolean confirmed) {

    public EnvironmentalReview {
        rules = List.copyOf(rules);
        legalBasis = List.copyOf(legalBasis);
    }
}
