/**
 * What happened in a review, for auditors: every engine event and every domain decision, appended in the transaction that causes it and never
 * changed. Pages and API read these entries, not the engine. Start at {@link tributary.audit.AuditTrail}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {
            "review",
            "catalogue",
            "proposal",
            "routing",
            "rate",
            "identity",
            "shield",
            "engine",
            "tenancy",
            "member",
            "time",
            "web"
        })
package tributary.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
