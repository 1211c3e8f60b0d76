package tributary.engine;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.tenancy.DeclaredTenants;

/** Brings models, rights and lists of tasks up to date before the first request and the first job; of nodes that start together one at a time. */
@Component
class EngineStart implements SmartInitializingSingleton {

    private final Deployments deployments;
    private final Grants grants;
    private final TaskFilters filters;
    private final TransactionTemplate transaction;
    private final EngineLocks locks;
    private final DeclaredTenants tenants;

    EngineStart(
            Deployments deployments,
            Grants grants,
            TaskFilters filters,
            TransactionTemplate transaction,
            EngineLocks locks,
            DeclaredTenants tenants) {
        this.deployments = deployments;
        this.grants = grants;
        this.filters = filters;
        this.transaction = transaction;
        this.locks = locks;
        this.tenants = tenants;
    }

    @Override
    public void afterSingletonsInstantiated() {
        tenants.all(this::bringUpToDate);
    }

    private void bringUpToDate() {
        deployments.deployAll();
        transaction.executeWithoutResult(status -> {
            locks.take("start");
            grants.grantAll();
            filters.makeAll();
        });
    }
}
