package tributary.consultation;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tributary.review.Completion;
import tributary.review.CompletionCheck;
import tributary.routing.MekongProcedure;
import tributary.routing.Participation;

/**
 * How much a reply may comment, what the Joint Committee's and the Council's records must say, and what a missing signature leaves a host to decide.
 */
@Component
class ConsultationChecks implements CompletionCheck {

    // Each becomes a document and a task of every host.
    private static final int MAX_COMMENTS = 20;

    private final MekongProcedures procedures;

    ConsultationChecks(MekongProcedures procedures) {
        this.procedures = procedures;
    }

    @Override
    public Map<String, String> listFindings(Completion completion) {
        Map<String, String> wrong = new LinkedHashMap<>();
        Optional<MekongState> state = procedures.find(completion.proposalId());
        int comments = CommentsOfReplies.read(completion.facts().getOrDefault(CommentsOfReplies.COMMENTS, ""))
                .size();
        if (comments > MAX_COMMENTS) {
            wrong.put(
                    CommentsOfReplies.COMMENTS,
                    "comments holds " + comments + " comments: give at most " + MAX_COMMENTS
                            + ", one a line, and put together what belongs together.");
        }
        Object reclassifiedAs = completion.facts().get(ReclassifyProcedure.FOUND);
        if (reclassifiedAs != null && completion.outcome().equals("pass")) {
            wrong.put(
                    ReclassifyProcedure.FOUND,
                    "reclassifiedAs is " + reclassifiedAs
                            + ", but the outcome pass lets the host's class stand: give the outcome reclassified, or leave it out.");
        }
        if (completion.step().equals("hold-special-session")
                && completion.outcome().equals("extended")) {
            Object until = completion.facts().get("extendedUntil");
            LocalDate dueOn = state.map(MekongState::dueOn).orElse(null);
            if (until == null) {
                wrong.put("extendedUntil", "extendedUntil is missing: give the last day of the extended consultation.");
            } else if (dueOn != null && !LocalDate.parse(until.toString()).isAfter(dueOn)) {
                wrong.put(
                        "extendedUntil",
                        "extendedUntil is " + until + ": must be after " + dueOn
                                + ", when the consultation ends without it.");
            }
        }
        if (completion.step().equals("refer-to-council")) {
            boolean agreement = state.map(MekongState::procedure)
                    .filter(MekongProcedure.SPECIFIC_AGREEMENT::equals)
                    .isPresent();
            if (agreement && completion.outcome().equals("ended-without-agreement")) {
                wrong.put(
                        "outcome",
                        "outcome ended-without-agreement belongs to prior consultation: give pass or unsigned.");
            }
            if (!agreement && completion.outcome().equals("unsigned")) {
                wrong.put(
                        "outcome",
                        "outcome unsigned belongs to a specific agreement: give pass or ended-without-agreement.");
            }
        }
        boolean isHostsApproval = completion.step().equals("decide-national")
                && completion.role().equals(Participation.HOST)
                && completion.outcome().equals("approve");
        if (isHostsApproval
                && state.map(MekongState::result).filter("unsigned"::equals).isPresent()) {
            wrong.put(
                    "outcome",
                    "outcome is approve, but the agreement of the four countries on this diversion was not signed: give reject, or "
                            + "approve-with-conditions with the condition that nothing is diverted.");
        }
        return wrong;
    }
}
