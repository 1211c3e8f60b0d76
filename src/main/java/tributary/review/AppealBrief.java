package tributary.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import tributary.proposal.Appeal;
import tributary.proposal.ReviewStep;
import tributary.proposal.ReviewWords;

/** What whoever admits or decides an appeal goes by: its grounds, the day on which it was lodged, and the refusal that it is against. */
@Component
class AppealBrief implements BriefPart {

    private final AppealRules appeals;
    private final StepHistory history;
    private final Limits limits;
    private final ReviewWords words;

    AppealBrief(AppealRules appeals, StepHistory history, Limits limits, ReviewWords words) {
        this.appeals = appeals;
        this.history = history;
        this.limits = limits;
        this.words = words;
    }

    @Override
    public void add(ObjectNode brief, DelegateTask task) {
        appeals.findAppeal(task).ifPresent(appeal -> {
            ObjectNode told = brief.putObject("appeal")
                    .put("grounds", BriefPart.plain(appeal.grounds()))
                    .put("lodgedOn", day(appeal.lodgedAt(), appeal));
            addRefusal(told.putArray("against"), appeal, ReviewVariables.proposalId(task));
        });
    }

    /** A committee's refusal is the votes of its sitting. */
    private void addRefusal(ArrayNode lines, Appeal appeal, UUID proposalId) {
        history.findDecision(proposalId, appeal.member(), appeal.role())
                .ifPresent(decision ->
                        history.listSitting(proposalId, appeal.member(), appeal.role(), decision.step(), null).stream()
                                .filter(vote -> vote.outcome() != null)
                                .forEach(vote -> addVote(lines.addObject(), vote, appeal)));
    }

    private void addVote(ObjectNode line, ReviewStep vote, Appeal appeal) {
        line.put("authority", vote.authority())
                .put("step", words.step(null, vote.step()))
                .put("on", day(Objects.requireNonNull(vote.closedAt(), "A vote has a time"), appeal))
                .put("outcome", words.code("outcome", vote.outcome()))
                .put("findings", BriefPart.plain(vote.findings() == null ? "" : vote.findings()));
    }

    private String day(Instant at, Appeal appeal) {
        return limits.dayOf(at, appeal.member()).toString();
    }
}
