package tributary.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A duty towards the host's people and economy, and whether the proposal meets it.
 *
 * @param met null for a duty that can only be a condition
 * @param value what the proposal offers, as a decimal string
 * @param limit what the law sets, as a decimal string
 */
public record LocalizationFinding(
        String rule,
        String requirement,
        @Nullable Boolean met,
        @Nullable String value,
        @Nullable String limit,
        @Nullable String note,
        List<String> legalBasis,
        boolean confirmed) {

    public LocalizationFinding {
        legalBasis = List.copyOf(legalBasis);
    }
}
