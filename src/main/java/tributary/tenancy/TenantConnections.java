package tributary.tenancy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections that tell PostgreSQL the tenants declared and the time that a statement may take, before the first one and whenever they have changed
 * since the last. It sits beneath the pool, so that nobody holds a connection that could forget it; one that was given back shows the next thread what that one declares.
 */
final class TenantConnections extends DelegatingDataSource {

    private static final String DECLARE =
            "select set_config('tributary.tenants', ?, false), set_config('statement_timeout', ?, false)";

    private final DeclaredTenants declared;
    private final StatementTime time;

    TenantConnections(DataSource target, DeclaredTenants declared, StatementTime time) {
        super(target);
        this.declared = declared;
        this.time = time;
    }

    private record Told(String tenants, String time) {}

    @Override
    public Connection getConnection() throws SQLException {
        return new Declaring(super.getConnection()).proxy;
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return new Declaring(super.getConnection(username, password)).proxy;
    }

    /** The driver's own limit holds: {@code connectTimeout} in the address. */
    @Override
    public void setLoginTimeout(int seconds) {}

    private static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause() == null ? failure : failure.getCause();
        }
    }

    private final class Declaring implements InvocationHandler {

        private final Connection target;
        private final Connection proxy;
        /** What the server knows; null where that is uncertain. */
        private @Nullable Told told = new Told("", "0");

        Declaring(Connection target) {
            this.target = target;
            this.proxy = (Connection) proxy(Connection.class, this);
        }

        @Override
        public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments) throws Throwable {
            return switch (method.getName()) {
                case "equals" -> arguments != null && self == arguments[0];
                case "createStatement" -> statement(Statement.class, call(target, method, arguments));
                case "prepareStatement" -> statement(PreparedStatement.class, call(target, method, arguments));
                case "prepareCall" -> statement(CallableStatement.class, call(target, method, arguments));
                // What a transaction declared is undone with it; a commit that fails is a rollback too.
                case "rollback", "commit", "setAutoCommit" -> ending(method, arguments);
                default -> call(target, method, arguments);
            };
        }

        private @Nullable Object ending(Method method, Object @Nullable [] arguments) throws Throwable {
            Told before = method.getName().equals("rollback") ? null : told;
            told = null;
            Object result = call(target, method, arguments);
            told = before;
            return result;
        }

        private @Nullable Object statement(Class<?> type, @Nullable Object statement) {
            return statement == null
                    ? null
                    : proxy(type, (self, method, arguments) -> {
                        if (method.getName().startsWith("execute")) {
                            declare();
                        }
                        return switch (method.getName()) {
                            case "equals" -> arguments != null && self == arguments[0];
                            case "getConnection" -> proxy;
                            default -> call(statement, method, arguments);
                        };
                    });
        }

        private void declare() throws SQLException {
            Told now = new Told(declared.current(), time.current());
            if (now.equals(told)) {
                return;
            }
            told = null;
            try (PreparedStatement statement = target.prepareStatement(DECLARE)) {
                statement.setString(1, now.tenants());
                statement.setString(2, now.time());
                statement.execute();
            }
            told = now;
        }
    }
}
