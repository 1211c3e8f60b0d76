package tributary.audit;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What a process's variables hold in the engine's table until the command that changes them ends: its entities hold the new values already. */
@Component
class StoredVariables {

    private final JdbcTemplate database;

    StoredVariables(JdbcTemplate database) {
        this.database = database;
    }

    /** By the variable's id; those that hold nothing, or bytes, are left out. */
    Map<String, Object> of(String instanceId) {
        Map<String, Object> values = new HashMap<>();
        database.query(
                "select id_, type_, long_, double_, text_ from camunda.act_ru_variable where proc_inst_id_ = ?",
                row -> {
                    @Nullable
                    Object value = CommandMemory.valueOf(
                            row.getString("type_"),
                            row.getObject("long_", Long.class),
                            row.getObject("double_", Double.class),
                            row.getString("text_"));
                    if (value != null) {
                        values.put(row.getString("id_"), value);
                    }
                },
                instanceId);
        return values;
    }
}
