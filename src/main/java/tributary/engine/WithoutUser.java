package tributary.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Does the engine's own work in the middle of a person's: while a reviewer of Lao PDR completes a task, the application tells the joint process
 * about it, which that reviewer's tenant could not reach.
 */
@Component
public class WithoutUser {

    private final IdentityService identity;

    WithoutUser(IdentityService identity) {
        this.identity = identity;
    }

    /** Calls without an authenticated engine user, hence without tenant and authorization checks, and restores the user afterwards. */
    public <T extends @Nullable Object> T call(Supplier<T> work) {
        Authentication user = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return work.get();
        } finally {
            if (user != null) {
                identity.setAuthentication(user.getUserId(), user.getGroupIds(), user.getTenantIds());
            }
        }
    }

    /** Like {@link #call(Supplier)}, without a result. */
    public void run(Runnable work) {
        this.<@Nullable Object>call(() -> {
            work.run();
            return null;
        });
    }
}
