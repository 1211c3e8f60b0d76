package tributary.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A running PostgreSQL that trusts local connections.
 *
 * <p>Three roles: {@code tributary_owner} migrates and owns the application's tables, {@code tributary} works with them and neither owns them
 * nor passes by their policies, {@code keycloak} is Keycloak's.
 */
record PostgresServer(String host, int port) {

    static final String OWNER = "tributary_owner";
    static final String APPLICATION = "tributary";
    static final String KEYCLOAK = "keycloak";

    String url(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    void createRoles() {
        for (String role : new String[] {OWNER, APPLICATION, KEYCLOAK}) {
            execute("DO $$ BEGIN CREATE ROLE " + role
                    + " LOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$");
        }
    }

    void createDatabase(String name, String owner) {
        if (!exists(name)) {
            execute("CREATE DATABASE " + name + " OWNER " + owner + " TEMPLATE template0 ENCODING 'UTF8'");
            execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
            execute("GRANT CONNECT, TEMPORARY ON DATABASE " + name + " TO " + owner + ", " + APPLICATION);
        }
    }

    void dropDatabase(String name) {
        execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    private boolean exists(String database) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + database + "'")) {
            return rows.next();
        } catch (SQLException failure) {
            throw new IllegalStateException(
                    "PostgreSQL at port " + port + " could not be asked for its databases", failure);
        }
    }

    private void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException("PostgreSQL at port " + port + " refused: " + sql, failure);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url("postgres"), "postgres", "");
    }
}
