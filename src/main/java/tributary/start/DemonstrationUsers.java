package tributary.start;

import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.tenancy.DeclaredTenants;

/** Refuses a database that a demonstration's users have worked in: they signed in at a realm without encryption. */
@Component
class DemonstrationUsers implements SmartInitializingSingleton {

    private final JdbcClient database;
    private final DeclaredTenants tenants;
    private final Environment environment;

    DemonstrationUsers(JdbcClient database, DeclaredTenants tenants, Environment environment) {
        this.database = database;
        this.tenants = tenants;
        this.environment = environment;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!environment.getProperty(ProductionCheck.DEMONSTRATION, Boolean.class, false)) {
            check();
        }
    }

    /**
     * Looks for one.
     *
     * @throws UnfitForProduction when there is one
     */
    void check() {
        tenants.all(() -> database.sql("SELECT issuer FROM directory_user WHERE issuer LIKE 'http://%' LIMIT 1")
                        .query(String.class)
                        .optional())
                .ifPresent(issuer -> {
                    throw new UnfitForProduction(List.of("spring.datasource.url leads to a database with users of "
                            + issuer + ", a demonstration's: begin with an empty one."));
                });
    }
}
