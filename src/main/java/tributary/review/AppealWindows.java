package tributary.review;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;
import tributary.proposal.NationalReview;
import tributary.proposal.Proposals;

/** The longest window for an appeal, for the gateway that waits for one. */
@Component
class AppealWindows implements DueDates {

    private final Proposals proposals;

    AppealWindows(Proposals proposals) {
        this.proposals = proposals;
    }

    @Override
    public Optional<LocalDate> find(VariableScope scope, String step) {
        if (!step.equals("await-appeal")) {
            return Optional.empty();
        }
        return proposals.listNationalReviews(ReviewVariables.proposalId(scope)).stream()
                .map(NationalReview::appealUntil)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }
}
