/**
 * The procedures of the 1995 Mekong Agreement: notification, prior consultation with its six months, specific agreement. What members reply never
 * rejects a proposal; the measures of a statement become conditions. Start at {@link tributary.consultation.MekongProcedures}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Consultation",
        allowedDependencies = {"review", "proposal", "routing", "engine", "member", "time"})
package tributary.consultation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
