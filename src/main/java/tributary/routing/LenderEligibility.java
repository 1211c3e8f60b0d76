package tributary.routing;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether one source of financing can pay for the project, and what it wants first. A forecast: the lender decides.
 *
 * @param eligible {@code yes}, {@code conditional} or {@code no}
 * @param disclosureDays calendar days of disclosure before its decision
 */
public record LenderEligibility(
        String rule,
        String source,
        String eligible,
        @Nullable String category,
        @Nullable Integer disclosureDays,
        List<Requirement> requires,
        @Nullable String note,
        List<String> legalBasis,
        boolean confirmed) {

    public LenderEligibility {
        requires = List.copyOf(requires);
        legalBasis = List.copyOf(legalBasis);
    }

    /** What it wants first and has not got; what is no document stays open until the lender itself says otherwise. */
    public List<Requirement> openNeeds(Set<String> filedKinds) {
        return requires.stream()
                .filter(requirement -> requirement.kind() == null || !filedKinds.contains(requirement.kind()))
                .toList();
    }

    /**
     * One thing that the lender wants first.
     *
     * @param kind the kind of document, as in {@code documents}; null where it is no document
     * @param rule the rule that asks for it
     */
    public record Requirement(@Nullable String kind, String text, String rule) {}
}
