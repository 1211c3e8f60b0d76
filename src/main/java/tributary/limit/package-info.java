/**
 * How much of the machine one address, one person and one tenant may take: requests a second by address and by person, and turns that a tenant's
 * requests take beside each other, so that a flood from one leaves the others their share. Start at {@link tributary.limit.LimitSettings}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Limit",
        allowedDependencies = {"identity", "shield", "tenancy", "web"})
package tributary.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
