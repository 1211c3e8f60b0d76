package tributary.consultation;

import java.time.LocalDate;
import java.util.Comparator;
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

/** Procedures of proposals, their clocks, and what members have replied. */
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
                        row.getString("result")))
                .optional();
    }

    /** A procedure begins, or begins anew in another class. */
    void begin(UUID proposalId, String procedure) {
        database.sql("""
                        insert into mekong_procedure (proposal_id, procedure) values (:id, :procedure)
                        on conflict (proposal_id) do update
                        set procedure = excluded.procedure, day_zero = null, due_on = null, extended = false, result = null
                        where mekong_procedure.procedure <> excluded.procedure
                        """).param("id", proposalId).param("procedure", procedure).update();
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
        proposals.listSteps(proposalId).stream()
                .filter(done -> done.step().equals(step) && done.outcome() != null)
                .sorted(Comparator.comparing(ReviewStep::openedAt))
                .forEach(done -> last.put(done.member(), done));
        return last;
    }

    Optional<ReviewStep> findLast(UUID proposalId, String step) {
        return proposals.listSteps(proposalId).stream()
                .filter(done -> done.step().equals(step) && done.outcome() != null)
                .max(Comparator.comparing(ReviewStep::openedAt));
    }
}
