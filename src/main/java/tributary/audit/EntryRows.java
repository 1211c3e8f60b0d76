package tributary.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tributary.audit.AuditEvent.ProcessPlace;
import tributary.audit.AuditTrail.Draft;
import tributary.audit.log.LeafEncoding;

/** Writes entries, and what is personal in them beside, in one statement however many they are. */
@Component
class EntryRows {

    // The transaction has its number before its entries have their places: LogCursor relies on it.
    // The engine does not know a proposal's revision; the database does, for whoever may see the proposal.
    private static final String INSERT = """
            with transaction as materialized (select pg_current_xact_id()),
            draft as materialized (
                select nextval('audit_entry_position_seq') as position, d.*
                  from transaction, unnest(?::timestamptz[], ?::text[], ?::text[], ?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[],
                              ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    as d (at, tenant, type, proposal_id, revision, step, rule, authority, outcome,
                          process, definition_id, instance_id, detail, commitments, actor, personal, salts)),
            entry as (
                insert into audit_entry (position, at, tenant, type, proposal_id, revision, step, rule, authority, outcome,
                                         process, definition_id, instance_id, detail, commitments)
                overriding system value
                select position, at, tenant, type, proposal_id,
                       coalesce(revision, (select proposal.revision from proposal where proposal.id = draft.proposal_id
                                              and (draft.tenant in ('joint', proposal.home_member)
                                                   or draft.tenant = any (proposal.participants)))),
                       step, rule, authority, outcome, process, definition_id, instance_id, detail::jsonb, commitments::jsonb
                  from draft)
            insert into audit_personal (position, tenant, actor, detail, salts)
            select position, tenant, actor, personal::jsonb, salts::jsonb from draft where salts is not null
            """;

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    EntryRows(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(List<Draft> drafts) {
        List<Row> rows = drafts.stream().map(this::row).toList();
        jdbc.update(connection -> {
            PreparedStatement statement = connection.prepareStatement(INSERT);
            Columns columns = new Columns(connection, statement, rows);
            columns.add("text", row -> row.draft.at().toString());
            columns.add("text", row -> row.draft.event().tenant());
            columns.add("text", row -> row.draft.event().type());
            columns.add("uuid", row -> row.draft.event().proposal());
            columns.add("int4", row -> row.draft.event().revision());
            columns.add("text", row -> row.draft.event().step());
            columns.add("text", row -> row.draft.event().rule());
            columns.add("text", row -> row.draft.event().authority());
            columns.add("text", row -> row.draft.event().outcome());
            columns.add("text", row -> row.place() == null ? null : row.place().key());
            columns.add("text", row -> row.place() == null ? null : row.place().definitionId());
            columns.add("text", row -> row.place() == null ? null : row.place().instanceId());
            columns.add("text", row -> row.personal.lasting().toString());
            columns.add("text", row -> row.personal.commitments().toString());
            columns.add("text", row -> row.personal.actor());
            columns.add("text", row -> row.personal.detail().toString());
            columns.add(
                    "text",
                    row -> row.personal.isEmpty() ? null : row.personal.salts().toString());
            return statement;
        });
    }

    private Row row(Draft draft) {
        AuditEvent event = draft.event();
        try {
            return new Row(
                    draft, PersonalData.in(draft.actor(), LeafEncoding.parse(json.writeValueAsString(event.detail()))));
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("Detail of " + event.type() + " cannot be written as JSON", failure);
        }
    }

    private record Row(Draft draft, PersonalData personal) {

        @Nullable
        ProcessPlace place() {
            return draft.event().process();
        }
    }

    /** Sets the statement's parameters one after the other, each a column of all rows. */
    private static final class Columns {

        private final Connection connection;
        private final PreparedStatement statement;
        private final List<Row> rows;
        private int index;

        Columns(Connection connection, PreparedStatement statement, List<Row> rows) {
            this.connection = connection;
            this.statement = statement;
            this.rows = rows;
        }

        void add(String type, Function<Row, @Nullable Object> value) throws SQLException {
            Object[] values = new Object[rows.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value.apply(rows.get(i));
            }
            index++;
            statement.setArray(index, connection.createArrayOf(type, values));
        }
    }
}
