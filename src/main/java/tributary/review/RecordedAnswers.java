package tributary.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.member.Member;
import tributary.member.Members;
import tributary.proposal.Duty;

/** What people answered in tasks beside outcome and findings: facts that a form asks for, and conditions. The last answer counts. */
@Component
public class RecordedAnswers {

    /** The answer that carries the conditions of a task, a list of {@link Duty}. No fact of routing. */
    static final String CONDITIONS = "conditions";

    private final JdbcClient database;
    private final ObjectMapper json;
    private final Members members;
    private final Clock clock;

    RecordedAnswers(JdbcClient database, ObjectMapper json, Members members, Clock clock) {
        this.database = database;
        this.json = json;
        this.members = members;
        this.clock = clock;
    }

    void record(Completion task, String name, Object value) {
        database.sql("""
                        insert into recorded_answer (task_id, name, proposal_id, member, role, step, value, answered_by, answered_at)
                        values (:task, :name, :proposal, :member, :role, :step, :value::jsonb, :by, :at)
                        """)
                .param("task", task.taskId())
                .param("name", name)
                .param("proposal", task.proposalId())
                .param("member", task.member())
                .param("role", task.role())
                .param("step", task.step())
                .param("value", write(value))
                .param("by", task.actor())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** What one task answered under a name. */
    public Optional<Object> find(String taskId, String name) {
        return database.sql("select value from recorded_answer where task_id = :task and name = :name")
                .param("task", taskId)
                .param("name", name)
                .query(String.class)
                .optional()
                .map(value -> read(value, Object.class));
    }

    /** What a proposal's tasks answered under a name, by their ids. */
    public Map<String, Object> byTask(UUID proposalId, String name) {
        Map<String, Object> values = new LinkedHashMap<>();
        database.sql("select task_id, value from recorded_answer where proposal_id = :proposal and name = :name")
                .param("proposal", proposalId)
                .param("name", name)
                .query(row -> {
                    values.put(row.getString("task_id"), read(row.getString("value"), Object.class));
                });
        return values;
    }

    /** What one review answered last under a name, if that was after an instant. */
    Optional<Object> findLast(UUID proposalId, String member, String role, String name, Instant after) {
        return database.sql("""
                        select value from recorded_answer
                        where proposal_id = :proposal and member = :member and role = :role and name = :name and answered_at > :after
                        order by answered_at desc, task_id limit 1
                        """)
                .param("proposal", proposalId)
                .param("member", member)
                .param("role", role)
                .param("name", name)
                .param("after", Timestamp.from(after))
                .query(String.class)
                .optional()
                .map(value -> read(value, Object.class));
    }

    /** What the tasks of one review answered beside outcome, findings and conditions, by their ids and by name. */
    Map<String, Map<String, Object>> listFacts(UUID proposalId, String member, String role) {
        Map<String, Map<String, Object>> facts = new LinkedHashMap<>();
        database.sql("""
                        select task_id, name, value from recorded_answer
                        where proposal_id = :proposal and member = :member and role = :role and name <> 'conditions' order by name
                        """)
                .param("proposal", proposalId)
                .param("member", member)
                .param("role", role)
                .query(row -> {
                    facts.computeIfAbsent(row.getString("task_id"), task -> new LinkedHashMap<>())
                            .put(row.getString("name"), read(row.getString("value"), Object.class));
                });
        return facts;
    }

    /** Words of the conditions that one task set, in order; empty when it set none. */
    public List<String> listConditions(String taskId) {
        return listDuties(taskId).stream().map(Duty::text).toList();
    }

    List<Duty> listDuties(String taskId) {
        return database.sql("select value from recorded_answer where task_id = :task and name = :name")
                .param("task", taskId)
                .param("name", CONDITIONS)
                .query(String.class)
                .optional()
                .map(value -> List.of(read(value, Duty[].class)))
                .orElse(List.of());
    }

    /** Facts by member and name, as routing takes them. What the secretariat answered holds for every member. */
    Map<String, Map<String, Object>> byMember(UUID proposalId) {
        Map<String, Map<String, Object>> answers = new LinkedHashMap<>();
        members.tenants().forEach(member -> answers.put(member.code(), new LinkedHashMap<>()));
        database.sql("""
                        select member, name, value from recorded_answer
                        where proposal_id = :proposal and name <> 'conditions' order by answered_at, task_id
                        """)
                .param("proposal", proposalId)
                .query((row, number) -> new Answer(
                        row.getString("member"), row.getString("name"), read(row.getString("value"), Object.class)))
                .list()
                .forEach(answer -> answers.forEach((member, facts) -> {
                    if (answer.member().equals(member) || answer.member().equals(Member.JOINT)) {
                        facts.put(answer.name(), answer.value());
                    }
                }));
        return answers;
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException("No answer that can be kept: " + value, failure);
        }
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("A recorded answer cannot be read", failure);
        }
    }

    private record Answer(String member, String name, Object value) {}
}
