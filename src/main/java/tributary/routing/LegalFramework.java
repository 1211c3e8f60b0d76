package tributary.routing;

import java.util.List;

/**
 * Whether a country's law lets the project in, and by which approvals.
 *
 * @param outcome {@code permitted}, {@code conditional} or {@code prohibited}, the strictest of the approvals
 */
public record LegalFramework(String outcome, List<Approval> approvals) {

    public static final String PERMITTED = "permitted";
    public static final String CONDITIONAL = "conditional";
    public static final String PROHIBITED = "prohibited";

    public LegalFramework {
        approvals = List.copyOf(approvals);
    }
}
