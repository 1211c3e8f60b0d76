package tributary.proposal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.catalogue.Lenders;
import tributary.identity.CurrentUser;
import tributary.time.Days;
import tributary.time.TimeOrderedId;
import tributary.web.FieldError;
import tributary.web.FreeText;
import tributary.web.InvalidInput;
import tributary.web.ProblemType;

/** What lenders record of their own appraisals. Only a lender that the proposal names may, and only for itself. */
@Component
public class Appraisals {

    private final Proposals proposals;
    private final ReadAccess access;
    private final Lenders lenders;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Appraisals(
            Proposals proposals,
            ReadAccess access,
            Lenders lenders,
            JdbcClient database,
            ApplicationEventPublisher events,
            Clock clock) {
        this.proposals = proposals;
        this.access = access;
        this.lenders = lenders;
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /** Everything that lenders recorded, oldest first; for callers whose reader was let in to the proposal already. */
    @Transactional(readOnly = true)
    public List<Appraisal> list(UUID proposalId) {
        return list(List.of(proposalId)).getOrDefault(proposalId, List.of());
    }

    /** The same of several proposals. */
    Map<UUID, List<Appraisal>> list(List<UUID> proposalIds) {
        return RowsByProposal.read(
                database.sql("select * from lender_appraisal where proposal_id = any(:ids::uuid[]) order by id"),
                proposalIds,
                row -> new Appraisal(
                        row.getString("lender"),
                        row.getString("stage"),
                        row.getObject("reached_on", LocalDate.class),
                        row.getString("remark"),
                        row.getTimestamp("recorded_at").toInstant()));
    }

    /** The stages that this person's house goes through, in order. */
    public List<String> stages(CurrentUser user) {
        String lender = user.organization();
        return lender == null
                ? List.of()
                : lenders.find(lender).map(Lenders.Lender::stages).orElse(List.of());
    }

    /**
     * Records how far the appraisal of this person's house is. Raises {@link AppraisalRecorded}.
     *
     * @param on the day, as {@code 2027-01-31}
     * @throws ProposalNotFound when the proposal does not name this lender
     * @throws InvalidInput naming every field that is wrong
     * @throws ProposalConflict when the proposal was rejected or withdrawn
     */
    @Transactional
    public void record(UUID proposalId, String stage, String on, String remark, CurrentUser user) {
        Proposal proposal = proposals.lock(proposalId);
        if (!access.isNamedLender(user, proposal)) {
            throw new ProposalNotFound(proposalId);
        }
        if (proposal.status() == ProposalStatus.REJECTED || proposal.status() == ProposalStatus.WITHDRAWN) {
            throw new ProposalConflict(
                    ProblemType.PROPOSAL_CONCLUDED,
                    "There is nothing to appraise any more: the proposal's status is "
                            + proposal.status().code() + ".");
        }
        String lender = Objects.requireNonNull(user.organization());
        Instant now = clock.instant();
        Appraisal appraisal = read(lender, stages(user), stage, on, remark, now);
        database.sql("""
                        insert into lender_appraisal (id, proposal_id, lender, stage, reached_on, remark, recorded_by, recorded_at)
                        values (:id, :proposal, :lender, :stage, :on, :remark, :by, :at)
                        """)
                .param("id", TimeOrderedId.next(now))
                .param("proposal", proposalId)
                .param("lender", lender)
                .param("stage", appraisal.stage())
                .param("on", appraisal.on())
                .param("remark", appraisal.remark())
                .param("by", user.engineUserId())
                .param("at", Timestamp.from(now))
                .update();
        events.publishEvent(new AppraisalRecorded(proposalId, appraisal, proposal.revision()));
        proposals.note(proposal, now, "appraisal-recorded", null, lender, null, stage);
    }

    private Appraisal read(String lender, List<String> stages, String stage, String on, String remark, Instant now) {
        List<FieldError> errors = new ArrayList<>();
        if (!stages.contains(stage)) {
            errors.add(new FieldError(
                    "/stage",
                    "“" + stage + "” is no stage of this lender. Give one of " + String.join(", ", stages) + "."));
        }
        Optional<LocalDate> day = Days.read(on);
        if (day.isEmpty()) {
            errors.add(new FieldError("/on", "“" + on + "” is no day since 2000. Give it as 2027-01-31."));
        } else if (day.get().isAfter(LocalDate.now(clock).plusDays(1))) {
            // Who records may be a day ahead of the server.
            errors.add(new FieldError("/on", on + " is still to come. Give the day on which the stage was reached."));
        }
        FreeText.findFault(remark).ifPresent(fault -> errors.add(new FieldError("/remark", "Remark: " + fault)));
        if (!errors.isEmpty()) {
            throw new InvalidInput(ProblemType.INVALID_INPUT, errors);
        }
        return new Appraisal(lender, stage, day.orElseThrow(), remark.strip(), now);
    }
}
