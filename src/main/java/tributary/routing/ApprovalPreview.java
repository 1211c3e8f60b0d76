package tributary.routing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What will apply to a project: who takes part, what each country's law asks, step by step, and what is still unknown.
 *
 * @param participants in the order home, host, consulted, informed
 * @param mekongProcedure null when the project uses no water of the Mekong basin
 * @param nationalReviews one for each home or host participant whose rules are in
 * @param needs facts that a rule asked for and the proposal lacks, and what this system lacks itself
 * @param decisions joint rules that fired, and joint tables in which none did, for the audit; not part of the JSON
 */
public record ApprovalPreview(
        List<Participation> participants,
        @Nullable MekongProcedure mekongProcedure,
        List<NationalRoute> nationalReviews,
        List<LenderEligibility> lenders,
        List<RequiredDocument> documents,
        List<Need> needs,
        List<Remark> remarks,
        @JsonIgnore List<DecisionFinding> decisions) {

    public ApprovalPreview {
        participants = List.copyOf(participants);
        nationalReviews = List.copyOf(nationalReviews);
        lenders = List.copyOf(lenders);
        documents = List.copyOf(documents);
        needs = List.copyOf(needs);
        remarks = List.copyOf(remarks);
        decisions = NationalRoute.copy(decisions);
    }

    /** The route of a member in a role ({@code home} or {@code host}); empty when it has none. */
    public Optional<NationalRoute> findReview(String member, String role) {
        return nationalReviews.stream()
                .filter(route -> route.member().equals(member) && route.role().equals(role))
                .findFirst();
    }

    /** Needs and remarks that make a submission impossible. */
    @JsonIgnore
    public boolean isBlocked() {
        return needs.stream().anyMatch(Need::blocks) || remarks.stream().anyMatch(Remark::isError);
    }
}
