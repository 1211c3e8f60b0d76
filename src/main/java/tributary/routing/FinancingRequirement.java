package tributary.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision that a country's law wants before money moves. */
public record FinancingRequirement(
        String rule,
        String requirement,
        @Nullable String authority,
        @Nullable String note,
        List<String> legalBasis,
        boolean confirmed) {

    public FinancingRequirement {
        legalBasis = List.copyOf(legalBasis);
    }
}
