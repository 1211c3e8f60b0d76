/**
 * Decides who takes part in a review and what each country will ask, from its decision tables. Stores nothing. Start at {@link
 * tributary.routing.Routing}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Routing",
        allowedDependencies = {"rate", "engine", "identity", "member", "catalogue", "time", "quantity", "web"})
package tributary.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
