/**
 * Conditions of approval after the decision: each has a process in its member's tenant that ends when somebody confirms the evidence or records a
 * breach. Start at {@link tributary.followup.FollowUps}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Follow-up",
        allowedDependencies = {"review", "proposal", "engine", "member"})
package tributary.followup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
