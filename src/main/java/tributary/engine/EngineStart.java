package tributary.engine;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.tenancy.DeclaredTenants;

/** Brings models, rights and lists of tasks up to date before the first request and the first job. */
@Component
class EngineStart implements SmartInitializingSingleton {

    private final Deployments deployments;
    private final Grants grants;
    private final TaskFilters filters;
    private final TransactionTemplate transaction;
    private final DeclaredTenants tenants;

    EngineStart(
            Deployments deployments,
            Grants grants,
            TaskFilters filters,
            TransactionTemplate transaction,
            DeclaredTenants tenants) {
        this.deployments = deployments;
        this.grants = grants;
        this.filters = filters;
        this.transaction = transaction;
        this.tenants = tenants;
    }

    @Override
    public void afterSingletonsInstantiated() {
        tenants.all(this::bringUpToDate);
    }

    private void bringUpToDate() {
        deployments.deployAll();
        transaction.executeWithoutResult(status -> {
            grants.grantAll();
            filters.makeAll();
        });
    }
}
