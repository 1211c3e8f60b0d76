/**
 * What process models call: national reviews with their tasks and statutory clocks, and the joint outcome that they add up to. Listens to what
 * happens to a proposal and passes it to the waiting process; reports progress back to it. Start at {@link tributary.review.ReviewTasks}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Review",
        allowedDependencies = {
            "proposal",
            "routing",
            "identity",
            "engine",
            "tenancy",
            "member",
            "catalogue",
            "time",
            "quantity",
            "web"
        })
package tributary.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
