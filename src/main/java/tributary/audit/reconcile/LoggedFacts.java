package tributary.audit.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.proposal.RecordedActs;

/** What the log tells of the facts that can be compared. What was erased beside it is left out of a statement's content. */
@Component
class LoggedFacts {

    private static final String FACTS = """
            select e.proposal_id as proposal, e.tenant, e.at,
                   case when e.type in ('task-completed', 'task-cancelled') then 'task-ended' else e.type end as type,
                   coalesce(case when e.type in ('process-started', 'process-ended') then e.instance_id
                                 when e.type in ('task-created', 'task-completed', 'task-cancelled', 'finding-recorded') then told.detail ->> 'task'
                                 when e.type = 'revision-sealed' then e.revision::text
                                 else told.detail ->> 'role' end, '') as subject,
                   jsonb_strip_nulls(case
                       when e.type = 'process-started' then '{}'
                       when e.type = 'process-ended' then jsonb_build_object('state', told.detail ->> 'state')
                       when e.type = 'task-created' then jsonb_build_object('step', e.step)
                       when e.type in ('task-completed', 'task-cancelled') then jsonb_build_object(
                           'end', e.type, 'step', e.step, 'due', coalesce(told.detail ->> 'due', ''),
                           'person', coalesce(told.detail ->> 'assignee',
                                              case when not jsonb_exists(e.commitments, '/detail/assignee') then '' end))
                       when e.type = 'finding-recorded' then jsonb_build_object(
                           'step', e.step, 'outcome', e.outcome, 'revision', e.revision::text, 'authority', e.authority,
                           'daysUsed', told.detail ->> 'daysUsed', 'dueOn', told.detail ->> 'dueOn', 'findings', told.detail ->> 'findings',
                           'person', coalesce(p.actor, e.actor),
                           'answers', coalesce((told.detail -> 'answers')::text,
                                               case when not jsonb_exists(e.commitments, '/detail/answers') then '{}' end))
                       when e.type = 'revision-sealed' then jsonb_build_object(
                           'reason', told.detail ->> 'reason', 'person', coalesce(p.actor, e.actor),
                           'facts', encode(sha256(convert_to((told.detail -> 'facts')::text, 'UTF8')), 'hex'),
                           'documents', jsonb_path_query_array(told.detail -> 'documents', '$[*].sha256')::text)
                       else jsonb_build_object('step', coalesce(e.step, ''), 'outcome', coalesce(e.outcome, ''), 'revision', e.revision::text)
                   end) as content
              from audit_entry e
              left join audit_personal p on p.position = e.position
             cross join lateral (select e.detail || coalesce(p.detail, '{}') as detail) told
             where e.type = any(:types) and e.proposal_id is not null
               and (not jsonb_exists(e.detail, 'shared')
                    or e.tenant = coalesce(e.detail ->> 'member', (select home_member from proposal where id = e.proposal_id)))
            """;

    private static final String[] TYPES = Stream.concat(
                    Stream.of(
                            "process-started",
                            "process-ended",
                            "task-created",
                            "task-completed",
                            "task-cancelled",
                            "finding-recorded",
                            "revision-sealed"),
                    RecordedActs.MILESTONES.stream())
            .toArray(String[]::new);

    private static final TypeReference<Map<String, String>> CONTENT = new TypeReference<>() {};

    private final JdbcClient database;
    private final ObjectMapper json;

    LoggedFacts(JdbcClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    List<Statement> list(Instant from, Instant to) {
        return database.sql(FACTS + " and e.at >= :from and e.at < :to")
                .param("types", TYPES)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query(this::read)
                .list();
    }

    List<Statement> list(UUID proposal) {
        return database.sql(FACTS + " and e.proposal_id = :proposal")
                .param("types", TYPES)
                .param("proposal", proposal)
                .query(this::read)
                .list();
    }

    private Statement read(ResultSet row, int number) throws SQLException {
        try {
            return new Statement(
                    new Fact(
                            row.getObject("proposal", UUID.class),
                            row.getString("tenant"),
                            row.getString("type"),
                            row.getString("subject")),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    json.readValue(row.getString("content"), CONTENT));
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("The content of an entry cannot be read", failure);
        }
    }
}
