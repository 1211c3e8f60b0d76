package tributary.consultation;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;
import tributary.proposal.ConsultationComments;
import tributary.review.Completion;
import tributary.review.CompletionRecorder;
import tributary.review.ReviewVariables;

/** Puts a host's answer beside the comment that its task was opened for; a measure that it promises becomes a condition. */
@Component
class CommentAnswers implements CompletionRecorder {

    /** Key of the task. */
    static final String STEP = "answer-comment";

    /** The answer that names what a host will do about a comment. */
    static final String MEASURE = "measure";

    private final ConsultationComments comments;
    private final MekongMeasures measures;

    CommentAnswers(ConsultationComments comments, MekongMeasures measures) {
        this.comments = comments;
        this.measures = measures;
    }

    @Override
    public void record(Completion completion, VariableScope scope) {
        if (!completion.step().equals(STEP)) {
            return;
        }
        Object measure = completion.facts().get(MEASURE);
        comments.answer(
                completion.proposalId(),
                UUID.fromString(ReviewVariables.getText(scope, ReviewVariables.COMMENT_ID)),
                completion.member(),
                completion.outcome().equals("pass") ? "accepted" : completion.outcome(),
                completion.findings(),
                measure == null ? null : measure.toString(),
                completion.actor());
        if (measure != null) {
            measures.impose(completion.proposalId());
        }
    }
}
