/**
 * Which tenants' rows a database connection shows: row-level security reads what a thread declares, and with nothing declared shows no row;
 * and how long it works on a statement.
 * Start at {@link tributary.tenancy.DeclaredTenants}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Tenancy",
        allowedDependencies = {})
package tributary.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
