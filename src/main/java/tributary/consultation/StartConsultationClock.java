package tributary.consultation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import tributary.engine.ModelBean;
import tributary.member.Members;
import tributary.proposal.Proposals;
import tributary.proposal.ReviewStep;
import tributary.review.RecordedAnswers;
import tributary.review.ReviewVariables;
import tributary.routing.MekongProcedure;

/**
 * Day 0 is the day on which the last notified member had the submission; prior consultation lasts six months from it, by date. Source: Procedures
 * for Notification, Prior Consultation and Agreement, as applied in the Xayaburi case.
 */
@ModelBean("startConsultationClock")
class StartConsultationClock implements JavaDelegate {

    private static final int MONTHS = 6;

    private final MekongProcedures procedures;
    private final Proposals proposals;
    private final RecordedAnswers answers;
    private final Members members;
    private final Clock clock;

    StartConsultationClock(
            MekongProcedures procedures, Proposals proposals, RecordedAnswers answers, Members members, Clock clock) {
        this.procedures = procedures;
        this.proposals = proposals;
        this.answers = answers;
        this.members = members;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID proposalId = ReviewVariables.proposalId(execution);
        boolean timed = MekongProcedure.PRIOR_CONSULTATION.equals(ReviewVariables.getText(execution, "procedure"));
        LocalDate dayZero = null;
        for (String member : procedures.listNotified(proposalId)) {
            LocalDate received = receivedOn(
                    procedures.lastByMember(proposalId, "confirm-receipt").get(member), member);
            if (dayZero == null || received.isAfter(dayZero)) {
                dayZero = received;
            }
        }
        if (dayZero == null) {
            dayZero = today(ReviewVariables.JOINT);
        }
        procedures.startClock(proposalId, dayZero, timed ? dayZero.plusMonths(MONTHS) : null);
        proposals.milestoneReached(proposalId, "consultation-started", null, null, null, null);
    }

    private LocalDate receivedOn(@Nullable ReviewStep receipt, String member) {
        if (receipt == null || receipt.closedAt() == null) {
            return today(member);
        }
        LocalDate closedOn = members.getMember(member).dayOf(receipt.closedAt());
        return answers.find(receipt.taskId(), "receivedOn")
                .map(day -> LocalDate.parse(day.toString()))
                .orElse(closedOn);
    }

    private LocalDate today(String member) {
        return members.getMember(member).dayOf(clock.instant());
    }
}
