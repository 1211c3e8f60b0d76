package tributary.consultation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tributary.member.Members;
import tributary.proposal.Proposals;
import tributary.review.Completion;
import tributary.review.CompletionCheck;
import tributary.routing.MekongProcedure;
import tributary.routing.Participation;

/**
 * When a submission can have been received, how much a reply may comment, what the Joint Committee's and the Council's records must say, and what a
 * missing signature leaves a host to decide.
 */
@Component
class ConsultationChecks implements CompletionCheck {

    // Each becomes a document and a task of every host.
    private static final int MAX_COMMENTS = 20;

    private static final String RECEIVED_ON = "receivedOn";

    private final MekongProcedures procedures;
    private final Proposals proposals;
    private final Members members;

    ConsultationChecks(MekongProcedures procedures, Proposals proposals, Members members) {
        this.procedures = procedures;
        this.proposals = proposals;
        this.members = members;
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
        Object receivedOn = completion.facts().get(RECEIVED_ON);
        if (completion.step().equals("confirm-receipt") && receivedOn != null) {
            refuseBeforeFiling(completion, LocalDate.parse(receivedOn.toString()), wrong);
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

    /** The last receipt starts the six months: one of before there was anything to receive would end them early. */
    private void refuseBeforeFiling(Completion completion, LocalDate receivedOn, Map<String, String> wrong) {
        Instant filedAt = Objects.requireNonNull(
                proposals.getProposal(completion.proposalId()).submittedAt(), "A proposal under review was filed");
        LocalDate filedOn = members.getMember(completion.member()).dayOf(filedAt);
        if (receivedOn.isBefore(filedOn)) {
            wrong.put(
                    RECEIVED_ON,
                    RECEIVED_ON + " is “" + receivedOn + "”: the project was filed on " + filedOn
                            + ". Give that day or a later one.");
        }
    }
}
