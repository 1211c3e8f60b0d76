/**
 * Checks an audit bundle offline. {@code bin/verify} compiles and runs these classes alone: they know the format of {@code docs/audit-format.md}
 * and the JDK, and share nothing with the application whose word they check. Start at {@link tributary.verifier.Verify}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Verifier",
        allowedDependencies = {})
package tributary.verifier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
