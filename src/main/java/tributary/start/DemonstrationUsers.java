package tributary.start;

import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refuses a database that a demonstration's users have worked in: they signed in at a realm without encryption. */
@Component
class DemonstrationUsers implements SmartInitializingSingleton {

    private final JdbcClient database;
    private final Environment environment;

    DemonstrationUsers(JdbcClient database, Environment environment) {
        this.database = database;
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
        // Sessions of the realms are nobody's rows, so they are there for whoever asks.
        database.sql("""
                        SELECT issuer FROM (SELECT issuer FROM sign_in UNION ALL SELECT issuer FROM directory_user) known
                        WHERE issuer LIKE 'http://%' LIMIT 1
                        """).query(String.class).optional().ifPresent(issuer -> {
            throw new UnfitForProduction(List.of("spring.datasource.url leads to a database with users of " + issuer
                    + ", a demonstration's: begin with an empty one."));
        });
    }
}
