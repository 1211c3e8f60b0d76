package tributary.engine;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets one at a time make what the engine has no unique key for, on whichever node. */
@Component
class EngineLocks {

    private final JdbcClient database;

    EngineLocks(JdbcClient database) {
        this.database = database;
    }

    /** Waits until nobody else has taken what is named, and keeps it to the end of the transaction. */
    void take(String what) {
        database.sql("select pg_advisory_xact_lock(hashtext('tributary.engine'), hashtext(:what))")
                .param("what", what)
                .query(rs -> {});
    }
}
