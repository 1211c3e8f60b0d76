/** What an application that real people will use does not start with. Start at {@link tributary.start.ProductionCheck}. */
@NullMarked
@ApplicationModule(
        displayName = "Start",
        allowedDependencies = {"tenancy"})
package tributary.start;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
