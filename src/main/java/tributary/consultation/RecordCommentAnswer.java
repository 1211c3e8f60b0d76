package tributary.consultation;

import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import tributary.engine.ModelBean;
import tributary.proposal.ConsultationComments;
import tributary.proposal.Proposals;
import tributary.proposal.ReviewStep;
import tributary.review.RecordedAnswers;
import tributary.review.ReviewVariables;

/** Puts a host's answer beside the comment that it answers; a measure that it promises becomes a condition. */
@ModelBean("recordCommentAnswer")
class RecordCommentAnswer implements JavaDelegate {

    private static final String STEP = "answer-comment";

    private final Proposals proposals;
    private final ConsultationComments comments;
    private final RecordedAnswers answers;
    private final MekongMeasures measures;

    RecordCommentAnswer(
            Proposals proposals, ConsultationComments comments, RecordedAnswers answers, MekongMeasures measures) {
        this.proposals = proposals;
        this.comments = comments;
        this.answers = answers;
        this.measures = measures;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID proposalId = ReviewVariables.proposalId(execution);
        UUID commentId = UUID.fromString(ReviewVariables.getText(execution, ReviewVariables.COMMENT_ID));
        String host = ReviewVariables.member(execution);
        ReviewStep answer = lastAnswer(proposalId, host);
        String outcome = String.valueOf(answer.outcome());
        comments.answer(
                proposalId,
                commentId,
                host,
                outcome.equals("pass") ? "accepted" : outcome,
                Objects.requireNonNullElse(answer.findings(), ""),
                answers.find(answer.taskId(), "measure").map(Object::toString).orElse(null),
                Objects.requireNonNullElse(answer.completedBy(), host));
        measures.impose(proposalId);
    }

    // Completions of one proposal's tasks follow each other, so the last one is this process's own.
    private ReviewStep lastAnswer(UUID proposalId, String host) {
        return proposals.listSteps(proposalId).stream()
                .filter(step -> step.step().equals(STEP) && step.member().equals(host) && step.outcome() != null)
                .max(Comparator.comparing(step -> Objects.requireNonNull(step.closedAt())))
                .orElseThrow(() -> new IllegalStateException("No comment was answered by " + host));
    }
}
