package tributary.audit;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What a process's variables hold in the engine's table until the command that changes them ends: its entities hold the new values already. */
@Component
class StoredVariables {

    private static final String OF_INSTANCE = """
        select v.id_, v.name_, v.type_, v.long_, v.double_, v.text_, b.bytes_
          from camunda.act_ru_variable v left join camunda.act_ge_bytearray b on b.id_ = v.bytearray_id_
         where v.proc_inst_id_ = ?
        """;

    private final JdbcTemplate database;

    StoredVariables(JdbcTemplate database) {
        this.database = database;
    }

    /** By the variable's id; those that hold nothing are left out. */
    Map<String, Object> of(String instanceId) {
        Map<String, Object> values = new HashMap<>();
        database.query(
                OF_INSTANCE,
                row -> {
                    @Nullable
                    Object value = VariableValue.of(
                            row.getString("name_"),
                            row.getString("type_"),
                            row.getObject("long_", Long.class),
                            row.getObject("double_", Double.class),
                            row.getString("text_"),
                            row.getBytes("bytes_"));
                    if (value != null) {
                        values.put(row.getString("id_"), value);
                    }
                },
                instanceId);
        return values;
    }
}
