package tributary.consultation;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tributary.proposal.ConsultationComments;
import tributary.proposal.ReviewStep;
import tributary.proposal.StepCompleted;
import tributary.review.OpenBriefs;
import tributary.review.RecordedAnswers;

/**
 * Brings what a consulted country commented to the hosts' reviewers: the comments of its reply, or the reply itself where it raises concerns, asks
 * for data or contests the class and names none.
 */
@Component
class CommentsOfReplies {

    /** The answer that holds a reply's comments, one a line. */
    static final String COMMENTS = "comments";

    private static final Set<String> STEPS =
            Set.of("hold-national-meeting", "reply-to-consultation", "reply-to-notification");
    private static final Set<String> COMMENTS_BY_NATURE = Set.of("concerns", "comment", "ask-data", "contest-class");

    private final ConsultationComments comments;
    private final MekongProcedures procedures;
    private final RecordedAnswers answers;
    private final OpenBriefs briefs;

    CommentsOfReplies(
            ConsultationComments comments, MekongProcedures procedures, RecordedAnswers answers, OpenBriefs briefs) {
        this.comments = comments;
        this.procedures = procedures;
        this.answers = answers;
        this.briefs = briefs;
    }

    @EventListener
    void on(StepCompleted completed) {
        ReviewStep reply = completed.step();
        List<String> texts = STEPS.contains(reply.step()) ? texts(reply) : List.of();
        if (!texts.isEmpty()) {
            String by = Objects.requireNonNullElse(reply.completedBy(), reply.member());
            comments.make(reply.proposalId(), reply.member(), reply.step(), texts, by);
            briefs.renew(reply.proposalId(), procedures.listHosts(reply.proposalId()));
        }
    }

    /** The comments in that answer. */
    static List<String> read(Object comments) {
        return comments.toString()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private List<String> texts(ReviewStep reply) {
        List<String> named = answers.find(reply.taskId(), COMMENTS)
                .map(CommentsOfReplies::read)
                .orElse(List.of());
        String findings = reply.findings();
        boolean isComment = findings != null && COMMENTS_BY_NATURE.contains(String.valueOf(reply.outcome()));
        return named.isEmpty() && isComment ? List.of(String.valueOf(findings)) : named;
    }
}
