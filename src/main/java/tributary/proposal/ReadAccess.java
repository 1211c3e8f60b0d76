package tributary.proposal;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tributary.identity.CurrentUser;
import tributary.member.Member;
import tributary.routing.Participation;

/** Who may know of a proposal: its enterprise; once filed, the officials of the countries that take part, and the joint secretariat. */
@Component
class ReadAccess {

    private static final Set<String> OFFICIALS = Set.of(
            "focal-points", "legal-reviewers", "environment-reviewers", "finance-reviewers", "approvers", "auditors");
    private static final Set<String> JOINT_OFFICIALS = Set.of("secretariat", "auditors");

    boolean mayRead(CurrentUser user, Proposal proposal, List<Participation> participations) {
        if (isItsEnterprise(user, proposal)) {
            return true;
        }
        if (proposal.submittedAt() == null) {
            return false;
        }
        boolean takesPart =
                participations.stream().anyMatch(part -> part.member().equals(user.tenant()));
        return isJointOfficial(user) || (isOfficial(user) && takesPart);
    }

    boolean isItsEnterprise(CurrentUser user, Proposal proposal) {
        return isEnterprise(user)
                && proposal.homeMember().equals(user.tenant())
                && proposal.enterprise().equals(user.organization());
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
