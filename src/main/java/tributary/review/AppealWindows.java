package tributary.review;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;
import tributary.proposal.Proposals;

/** The windows for an appeal, for the gateway that waits for one. */
@Component
class AppealWindows {

    static final String STEP = "await-appeal";

    private final Proposals proposals;
    private final Limits limits;

    AppealWindows(Proposals proposals, Limits limits) {
        this.proposals = proposals;
        this.limits = limits;
    }

    /** When the last open window is over, each by the clock of the country that rejected; empty when none is open. */
    Optional<Instant> findEnd(VariableScope scope) {
        return proposals.listNationalReviews(ReviewVariables.proposalId(scope)).stream()
                .flatMap(review ->
                        Stream.ofNullable(review.appealUntil()).map(lastDay -> limits.endOf(lastDay, review.member())))
                .max(Comparator.naturalOrder());
    }
}
