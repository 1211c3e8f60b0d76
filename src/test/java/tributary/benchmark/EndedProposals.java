package tributary.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Multiplies what one ended proposal left in the database, in every table that it left something in: each copy has ids of its own. The database's
 * superuser does it, past keys and row-level security. Rows of one proposal in a table are capped, and large values emptied, so that a million fit on a
 * disk.
 */
final class EndedProposals {

    /** What holds for everybody, or is of this day and goes again; copies of the log's entries count as entries that are long since in it. */
    private static final Set<String> LEFT_OUT = Set.of(
            "audit_leaf",
            "audit_node",
            "audit_checkpoint",
            "audit_cosignature",
            "audit_log_key",
            "flyway_schema_history",
            "spring_session",
            "spring_session_attributes",
            "act_ge_property",
            "act_ge_schema_log",
            "act_ru_job",
            "act_ru_meter_log");

    /** Of the engine's authorizations, of which no two may say the same. */
    private static final String GRANTED_ON = "resource_id_";

    /** Other columns never hold an id, and looking each value up takes most of the time. */
    private static final Pattern ID = Pattern.compile("(.*_)?id_?|business_key.*|.*inst.*");

    private static final String POSITION = "position";

    private static final String CHANGED = """
            select string_agg(format('select %%L as name from %%I having count(*) filter (where xmin::text::bigint >= %d) > 0', relname, relname),
                              ' union all ')
              from pg_class where relkind = 'r' and relnamespace in ('tributary'::regnamespace, 'camunda'::regnamespace)
            """;

    private static final String COLUMNS = """
            select a.attname as name, format_type(a.atttypid, null) as type,
                   exists (select from pg_index i where i.indrelid = a.attrelid and i.indisunique and i.indnatts = 1 and i.indkey[0] = a.attnum) as alone
              from pg_attribute a
             where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
             order by a.attnum
            """;

    /** Of the log twice as many, all with what is kept beside them. */
    private static final Map<String, String> WHICH = Map.of(
            "audit_entry", "and position in (select position from audit_personal) limit 2 *",
            "audit_personal", "and position in (select position from one.audit_entry) limit 2 *");

    private final JdbcTemplate database;
    private final List<String> tables;
    private int copies;

    /**
     * Takes what transactions since that one left as what an ended proposal leaves.
     *
     * @param most how many rows of a table one copy has at most
     */
    EndedProposals(JdbcTemplate database, long since, int most) {
        this.database = database;
        String changed = database.queryForObject(CHANGED.formatted(since), String.class);
        tables = database.queryForList(changed, String.class).stream()
                .filter(table -> !LEFT_OUT.contains(table))
                .sorted()
                .toList();
        database.execute("create schema one");
        tables.forEach(table -> database.execute(
                "create table one.%1$s as select * from %1$s where xmin::text::bigint >= %2$d %4$s %3$d"
                        .formatted(table, since, most, WHICH.getOrDefault(table, "limit"))));
        String ids = tables.stream()
                .flatMap(table -> columns(table).stream()
                        .filter(column -> column.isText()
                                && (column.alone() || column.name().equals(GRANTED_ON)))
                        .map(column -> "select \"%s\"::text as id from one.%s".formatted(column.name(), table)))
                .collect(Collectors.joining(" union "));
        database.execute("create table one.id as " + ids);
        database.execute("create unique index on one.id (id)");
    }

    /** Rows of one copy, by table. */
    String describe() {
        return tables.stream()
                .map(table -> table + " " + database.queryForObject("select count(*) from one." + table, Long.class))
                .collect(Collectors.joining(", "));
    }

    /** Copies until there are so many. */
    void growTo(int count) {
        Map<String, Long> floors = new HashMap<>();
        tables.forEach(table -> columns(table).stream()
                .filter(Column::isNumber)
                .forEach(column -> floors.merge(
                        column.name().equals(POSITION) ? POSITION : table, highest(table, column), Math::max)));
        for (String table : tables) {
            List<String> names = new ArrayList<>();
            List<String> values = new ArrayList<>();
            for (Column column : columns(table)) {
                names.add('"' + column.name() + '"');
                values.add(value(table, column, floors));
            }
            database.execute(
                    "set session_replication_role = replica; insert into %1$s (%2$s) overriding system value select %3$s from one.%1$s o, generate_series(%4$d, %5$d) n; set session_replication_role = origin"
                            .formatted(table, String.join(", ", names), String.join(", ", values), copies + 1, count));
            database.execute("vacuum analyze " + table);
        }
        copies = count;
        database.execute("select setval('audit_entry_position_seq', (select max(position) from audit_entry))");
        database.execute("checkpoint");
    }

    private String value(String table, Column column, Map<String, Long> floors) {
        String old = "o.\"" + column.name() + '"';
        if (column.name().equals("transaction_id")) {
            return "3";
        }
        if (column.isNumber()) {
            boolean position = column.name().equals(POSITION);
            return "%1$s + %2$d + (n - %3$d) * (select max(%4$s) - min(%4$s) + 1 from one.%5$s) - (select min(%4$s) from one.%5$s) + 1"
                    .formatted(
                            old,
                            floors.get(position ? POSITION : table),
                            copies + 1,
                            '"' + column.name() + '"',
                            position ? "audit_entry" : table);
        }
        if (column.isText() && column.isId()) {
            return "case when exists (select from one.id where id = %1$s::text) then md5(%1$s::text || n)::%2$s else %1$s end"
                    .formatted(old, column.type());
        }
        if (table.equals("audit_entry") && column.name().equals("detail")) {
            return """
                    case when jsonb_exists(o.detail, 'task') then jsonb_set(o.detail, '{task}', to_jsonb(md5((o.detail ->> 'task') || n))) else o.detail end
                    """;
        }
        // What is kept out of line is read by id alone.
        return column.type().equals("jsonb")
                ? "case when pg_column_size(%1$s) > 8000 then '{}'::jsonb else %1$s end".formatted(old)
                : old;
    }

    private long highest(String table, Column column) {
        Long highest = database.queryForObject(
                "select coalesce(max(\"%s\"), 0) from %s".formatted(column.name(), table), Long.class);
        return highest == null ? 0 : highest;
    }

    private List<Column> columns(String table) {
        return database.query(
                COLUMNS,
                (row, number) -> new Column(row.getString("name"), row.getString("type"), row.getBoolean("alone")),
                table);
    }

    private record Column(String name, String type, boolean alone) {

        boolean isNumber() {
            return type.equals("bigint") && (alone || name.equals(POSITION));
        }

        boolean isText() {
            return type.equals("uuid") || type.equals("text") || type.equals("character varying");
        }

        boolean isId() {
            return alone || ID.matcher(name).matches();
        }
    }
}
