package tributary.audit;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.tenancy.DeclaredTenants;

/** Declares to the database the tenants whose entries a reader sees: the own one, or all to the joint auditor. */
@Component
public class SeenTenants {

    private final DeclaredTenants tenants;

    SeenTenants(DeclaredTenants tenants) {
        this.tenants = tenants;
    }

    /** Reads for somebody. */
    public <T extends @Nullable Object> T by(AuditReader reader, Supplier<T> work) {
        return reader.onlyTenant().isPresent()
                ? tenants.also(List.of(reader.onlyTenant().get()), work)
                : tenants.all(work);
    }
}
