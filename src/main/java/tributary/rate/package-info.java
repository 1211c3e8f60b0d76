/**
 * Reference exchange rates, dated, that each member's focal point keeps: appended, never overwritten; a correction is a newer row. An amount is
 * converted by the member's own newest rate, or not at all. Start at {@link tributary.rate.DatedRates}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Reference rates",
        allowedDependencies = {"identity", "tenancy", "member", "time", "quantity", "web"})
package tributary.rate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
