package tributary.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tributary.catalogue.Lenders;
import tributary.identity.CurrentUser;
import tributary.member.Member;
import tributary.routing.Participation;

/**
 * Who may know of a proposal: its enterprise; once filed, the officials of the countries that take part, the joint secretariat, and the lenders that
 * it names among its sources of financing.
 */
@Component
class ReadAccess {

    private static final Set<String> OFFICIALS = Set.of(
            "focal-points", "legal-reviewers", "environment-reviewers", "finance-reviewers", "approvers", "auditors");
    private static final Set<String> JOINT_OFFICIALS = Set.of("secretariat", "auditors");

    private final Lenders lenders;

    ReadAccess(Lenders lenders) {
        this.lenders = lenders;
    }

    boolean mayRead(CurrentUser user, Proposal proposal, List<Participation> participations) {
        if (isItsEnterprise(user, proposal)) {
            return true;
        }
        if (proposal.submittedAt() == null) {
            return false;
        }
        boolean takesPart =
                participations.stream().anyMatch(part -> part.member().equals(user.tenant()));
        return isNamedLender(user, proposal) || isJointOfficial(user) || (isOfficial(user) && takesPart);
    }

    boolean isItsEnterprise(CurrentUser user, Proposal proposal) {
        return isEnterprise(user)
                && proposal.homeMember().equals(user.tenant())
                && proposal.enterprise().equals(user.organization());
    }

    /** Whether this person's house is one of the sources of financing that a filed proposal names. */
    boolean isNamedLender(CurrentUser user, Proposal proposal) {
        if (!isLender(user) || proposal.submittedAt() == null) {
            return false;
        }
        for (JsonNode source : proposal.filedFacts().path("financing")) {
            if (source.path("source").asText().equals(user.organization())) {
                return true;
            }
        }
        return false;
    }

    boolean isLender(CurrentUser user) {
        String organization = user.organization();
        return organization != null
                && user.tenant().equals(Member.JOINT)
                && user.groups().isEmpty()
                && lenders.find(organization).isPresent();
    }

    static boolean isEnterprise(CurrentUser user) {
        return user.organization() != null
                && user.groups().isEmpty()
                && !user.tenant().equals(Member.JOINT);
    }

    static boolean isOfficial(CurrentUser user) {
        return !user.tenant().equals(Member.JOINT) && OFFICIALS.stream().anyMatch(user::isIn);
    }

    static boolean isJointOfficial(CurrentUser user) {
        return user.tenant().equals(Member.JOINT) && JOINT_OFFICIALS.stream().anyMatch(user::isIn);
    }
}
