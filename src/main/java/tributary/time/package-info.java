/**
 * Statutory periods: working days by each member's official calendar, limits that a law sets, clocks that stop. Start at {@link
 * tributary.time.Calendars}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Time",
        allowedDependencies = {"member"})
package tributary.time;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
