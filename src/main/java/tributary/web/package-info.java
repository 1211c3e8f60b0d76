/**
 * What every door of the API shares: problem details (RFC 9457) and the exceptions that become one. Start at {@link
 * tributary.web.Refusal}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Web",
        allowedDependencies = {})
package tributary.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
