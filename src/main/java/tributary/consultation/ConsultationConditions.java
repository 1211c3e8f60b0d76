package tributary.consultation;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import tributary.engine.ModelBean;
import tributary.proposal.ConsultationComment;
import tributary.proposal.ConsultationComments;
import tributary.review.ReviewVariables;
import tributary.routing.Participation;

/** What the Mekong procedure's model asks: whom it calls, and what they answered. */
@ModelBean("consultation")
class ConsultationConditions {

    private final MekongProcedures procedures;
    private final ConsultationComments comments;

    ConsultationConditions(MekongProcedures procedures, ConsultationComments comments) {
        this.procedures = procedures;
        this.comments = comments;
    }

    /** Hosts that file, jointly where there are several. */
    public List<String> hosts(DelegateExecution execution) {
        UUID proposalId = ReviewVariables.proposalId(execution);
        procedures.begin(proposalId, ReviewVariables.getText(execution, "procedure"));
        return procedures.listHosts(proposalId);
    }

    public List<String> notified(DelegateExecution execution) {
        return procedures.listNotified(ReviewVariables.proposalId(execution));
    }

    /** All four parties, the host too. */
    public List<String> signatories(DelegateExecution execution) {
        UUID proposalId = ReviewVariables.proposalId(execution);
        return Stream.concat(procedures.listHosts(proposalId).stream(), procedures.listNotified(proposalId).stream())
                .distinct()
                .toList();
    }

    public String role(DelegateExecution execution, String member) {
        return procedures.listHosts(ReviewVariables.proposalId(execution)).contains(member)
                ? Participation.HOST
                : Participation.CONSULTED;
    }

    public boolean isExtended(DelegateExecution execution) {
        return procedures
                .find(ReviewVariables.proposalId(execution))
                .map(MekongState::extended)
                .orElse(false);
    }

    public boolean isClassContested(DelegateExecution execution) {
        return anyAnswered(execution, "reply-to-notification", "contest-class");
    }

    public boolean isUnsigned(DelegateExecution execution) {
        return anyAnswered(execution, "sign-agreement", "fail");
    }

    /** Comments that a host has not answered yet, as {@code la/} and the comment's id. */
    public List<String> unanswered(DelegateExecution execution) {
        UUID proposalId = ReviewVariables.proposalId(execution);
        List<ConsultationComment> made = comments.list(proposalId);
        return procedures.listHosts(proposalId).stream()
                .flatMap(host -> made.stream()
                        .filter(comment -> !comment.member().equals(host)
                                && comment.findAnswer(host).isEmpty())
                        .map(comment -> host + "/" + comment.id()))
                .toList();
    }

    public String host(String comment) {
        return comment.substring(0, comment.indexOf('/'));
    }

    public String commentId(String comment) {
        return comment.substring(comment.indexOf('/') + 1);
    }

    private boolean anyAnswered(DelegateExecution execution, String step, String outcome) {
        return procedures.lastByMember(ReviewVariables.proposalId(execution), step).values().stream()
                .anyMatch(reply -> outcome.equals(reply.outcome()));
    }
}
