package tributary.consultation;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.proposal.Proposals;
import tributary.proposal.ReviewStep;
import tributary.routing.Participation;

/**
 * Procedures of proposals, their clocks, and what members have done in them. What they did in a procedure that was superseded, since the project
 * changed, is history only: nothing here tells of it.
 */
@Component
class MekongProcedures {

    /** The parties to the 1995 Agreement. */
    static final List<String> PARTIES = List.of("kh", "la", "th", "vn");

    private final JdbcClient database;
    private final Proposals proposals;

    MekongProcedures(JdbcClient database, Proposals proposals) {
        this.database = database;
        this.proposals = proposals;
    }

    Optional<MekongState> find(UUID proposalId) {
        return database.sql("select * from mekong_procedure where proposal_id = :id")
                .param("id", proposalId)
                .query((row, number) -> new MekongState(
                        row.getString("procedure"),
                        row.getObject("day_zero", LocalDate.class),
                        row.getObject("due_on", LocalDate.class),
                        row.getBoolean("extended"),
                        row.getInt("since_revision"),
                        row.getString("result")))
                .optional();
    }

    /** A procedure begins, or begins anew in another class of the same project; then what members did so far stays. */
    void begin(UUID proposalId, String procedure) {
        database.sql("""
                        insert into mekong_procedure (proposal_id, procedure, since_revision) values (:id, :procedure, :revision)
                        on conflict (proposal_id) do update
                        set procedure = excluded.procedure, day_zero = null, due_on = null, extended = false, result = null
                        where mekong_procedure.procedure <> excluded.procedure
                        """)
                .param("id", proposalId)
                .param("procedure", procedure)
                .param("revision", proposals.getProposal(proposalId).revision())
                .update();
    }

    /** The project changed: whichever procedure begins on it begins from nothing. */
    void supersede(UUID proposalId) {
        database.sql("delete from mekong_procedure where proposal_id = :id")
                .param("id", proposalId)
                .update();
    }

    void startClock(UUID proposalId, LocalDate dayZero, @Nullable LocalDate dueOn) {
        database.sql(
                        "update mekong_procedure set day_zero = :dayZero, due_on = :dueOn, extended = false where proposal_id = :id")
                .param("dayZero", dayZero)
                .param("dueOn", dueOn)
                .param("id", proposalId)
                .update();
    }

    void extend(UUID proposalId, LocalDate until) {
        database.sql("update mekong_procedure set due_on = :until, extended = true where proposal_id = :id")
                .param("until", until)
                .param("id", proposalId)
                .update();
    }

    void end(UUID proposalId, String result) {
        database.sql("update mekong_procedure set result = :result where proposal_id = :id")
                .param("result", result)
                .param("id", proposalId)
                .update();
    }

    /** Hosts among the parties, in the order of the proposal. */
    List<String> listHosts(UUID proposalId) {
        return listParties(proposalId, Participation.HOST);
    }

    /** Members to be notified or consulted. */
    List<String> listNotified(UUID proposalId) {
        return listParties(proposalId, Participation.CONSULTED);
    }

    private List<String> listParties(UUID proposalId, String role) {
        return proposals.listParticipations(proposalId).stream()
                .filter(part -> part.role().equals(role))
                .map(Participation::member)
                .filter(PARTIES::contains)
                .toList();
    }

    /** Each member's last completed task of a key. */
    Map<String, ReviewStep> lastByMember(UUID proposalId, String step) {
        Map<String, ReviewStep> last = new LinkedHashMap<>();
        listCompleted(proposalId, step).forEach(done -> last.put(done.member(), done));
        return last;
    }

    Optional<ReviewStep> findLast(UUID proposalId, String step) {
        return listCompleted(proposalId, step).stream().reduce((earlier, later) -> later);
    }

    /** Completed tasks of a key, in the order of opening; none where no procedure has begun. */
    List<ReviewStep> listCompleted(UUID proposalId, String step) {
        int since = find(proposalId).map(MekongState::sinceRevision).orElse(Integer.MAX_VALUE);
        return proposals.listSteps(proposalId).stream()
                .filter(done -> done.step().equals(step) && done.outcome() != null && done.revision() >= since)
                .toList();
    }
}
