package tributary.tenancy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.flyway.FlywayProperties;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The role under which the application signs in to PostgreSQL. Row-level policies bind it only when it can do nothing but read and write rows, so a
 * start under any other is refused before the first migration.
 */
@Component
class ApplicationRole {

    private final DataSourceProperties application;
    private final FlywayProperties migrations;

    ApplicationRole(DataSourceProperties application, FlywayProperties migrations) {
        this.application = application;
        this.migrations = migrations;
    }

    /**
     * Refuses a role that could pass by a policy.
     *
     * @throws IllegalStateException naming every setting that is wrong
     */
    void check(DataSource database) {
        List<String> faults = new ArrayList<>();
        if (Objects.equals(application.getUsername(), migrations.getUser())) {
            faults.add(
                    "TRIBUTARY_DATABASE_OWNER is " + migrations.getUser()
                            + ", as TRIBUTARY_DATABASE_USER: the tables must belong to another role than the one that works with them");
        }
        faults.addAll(listPowers(JdbcClient.create(database)));
        if (!faults.isEmpty()) {
            throw new IllegalStateException(String.join("; ", faults));
        }
    }

    static List<String> listPowers(JdbcClient database) {
        return database.sql("""
                        select format('TRIBUTARY_DATABASE_USER is %s, which %s', current_user, power)
                        from pg_roles role, lateral (values
                            (rolsuper, 'is a superuser: take that away by ALTER ROLE … NOSUPERUSER'),
                            (rolbypassrls, 'passes by row-level security: ALTER ROLE … NOBYPASSRLS'),
                            (rolcreaterole, 'may make roles: ALTER ROLE … NOCREATEROLE'),
                            (rolreplication, 'may read the whole server by replication: ALTER ROLE … NOREPLICATION'),
                            (exists (select from pg_auth_members where member = role.oid),
                             'can take on other roles: REVOKE them from it'),
                            (exists (select from pg_database where datname = current_database() and datdba = role.oid),
                             'owns the database: ALTER DATABASE … OWNER TO the role in TRIBUTARY_DATABASE_OWNER'),
                            (exists (select from pg_class where relowner = role.oid)
                                 or exists (select from pg_namespace where nspowner = role.oid),
                             'owns tables: REASSIGN OWNED BY it TO the role in TRIBUTARY_DATABASE_OWNER'),
                            (has_database_privilege(current_database(), 'CREATE')
                                 or exists (select from pg_namespace
                                            where nspname !~ '^pg_' and has_schema_privilege(oid, 'CREATE')),
                             'may make schemas or tables: REVOKE CREATE')) found (has, power)
                        where role.rolname = current_user and has
                        """).query(String.class).list();
    }
}
