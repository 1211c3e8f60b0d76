package tributary.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.tenancy.DeclaredTenants;

/**
 * Does the engine's own work in the middle of a person's: while a reviewer of Lao PDR completes a task, the application tells the joint process
 * about it, which that reviewer's tenant could not reach.
 */
@Component
public class WithoutUser {

    private final IdentityService identity;
    private final DeclaredTenants tenants;

    WithoutUser(IdentityService identity, DeclaredTenants tenants) {
        this.identity = identity;
        this.tenants = tenants;
    }

    /** Calls without an authenticated engine user, hence without tenant and authorization checks, with the rows of all tenants, and restores the user afterwards. */
    public <T extends @Nullable Object> T call(Supplier<T> work) {
        Authentication user = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return tenants.all(work);
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
