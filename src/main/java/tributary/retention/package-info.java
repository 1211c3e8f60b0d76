/**
 * How long each member keeps what, by its law: what has to go goes, what a hold keeps stays, and what the log proved it proves ever after. Start at
 * {@link tributary.retention.RetentionPlan}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Retention",
        allowedDependencies = {"audit", "proposal", "routing", "identity", "engine", "tenancy", "member", "time", "web"
        })
package tributary.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
