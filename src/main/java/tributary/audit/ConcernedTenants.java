package tributary.audit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tributary.member.Member;
import tributary.proposal.Proposals;
import tributary.routing.Participation;

/** Every participant's log tells what is everybody's, so that a member's auditor needs no other tenant's. */
@Component
class ConcernedTenants {

    private final Proposals proposals;

    ConcernedTenants(Proposals proposals) {
        this.proposals = proposals;
    }

    /** The home country first; the joint secretariat last, once the proposal is filed. */
    Set<String> of(UUID proposal) {
        Set<String> tenants = new LinkedHashSet<>();
        tenants.add(proposals.getProposal(proposal).homeMember());
        List<Participation> participations = proposals.listParticipations(proposal);
        participations.forEach(participation -> tenants.add(participation.member()));
        if (!participations.isEmpty()) {
            tenants.add(Member.JOINT);
        }
        return tenants;
    }
}
