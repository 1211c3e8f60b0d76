package tributary.tenancy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** The pool that everything in the application takes its connections from, and what must hold before it is used. */
@Configuration(proxyBeanMethods = false)
class Database {

    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource dataSource(DataSourceProperties settings, DeclaredTenants declared, StatementTime time) {
        SimpleDriverDataSource connections = settings.initializeDataSourceBuilder()
                .type(SimpleDriverDataSource.class)
                .build();
        connections.setConnectionProperties(givenUpWhereNobodyAnswers());
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(new TenantConnections(connections, declared, time));
        return pool;
    }

    /** A database that vanished without a word: after more than the longest statement of a night may take. */
    private static Properties givenUpWhereNobodyAnswers() {
        Properties properties = new Properties();
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("socketTimeout", "3600");
        return properties;
    }

    @Bean
    FlywayMigrationStrategy migrationUnderAnotherRole(HikariDataSource database, ApplicationRole role) {
        return migrations -> {
            role.check(database);
            migrations.migrate();
        };
    }

    /** As Spring Boot would make it, were there not the other one below. */
    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    /** Sessions are everybody's until they have been read, so nothing is declared for them. Spring Session knows this bean by its name. */
    @Bean
    TransactionOperations springSessionTransactionOperations(
            PlatformTransactionManager transactions, DeclaredTenants declared) {
        TransactionTemplate ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new TransactionOperations() {
            @Override
            public <T extends @Nullable Object> T execute(TransactionCallback<T> work) {
                return declared.none(() -> ownTransaction.execute(work));
            }
        };
    }
}
