package tributary.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.time.Term;

/**
 * What one rule of the legal framework asks.
 *
 * @param outcome {@code permitted}, {@code conditional} or {@code prohibited}
 * @param instrument the licence or certificate that results, as text
 * @param confirmed false when the source of the rule is unconfirmed or the rule is a modelling choice
 */
public record Approval(
        String rule,
        String outcome,
        @Nullable String authority,
        @Nullable String instrument,
        @Nullable Term term,
        @Nullable String note,
        List<String> legalBasis,
        boolean confirmed) {

    public Approval {
        legalBasis = List.copyOf(legalBasis);
    }
}
