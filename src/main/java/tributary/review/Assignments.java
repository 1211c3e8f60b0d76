package tributary.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tributary.member.Authority;
import tributary.member.Member;
import tributary.member.Members;
import tributary.proposal.ReviewStep;
import tributary.routing.Step;
import tributary.time.Term;

/** Tells who does a task: in a national review as its route says, elsewhere as the model says. */
@Component
class Assignments {

    private static final List<String> MEKONG_COMMITTEES = List.of("cnmc", "lnmc", "tnmc", "vnmc");

    private final ReviewRoutes routing;
    private final Members members;
    private final StepHistory history;
    private final AppealRules appeals;
    private final ObjectProvider<DueDates> dueDates;

    Assignments(
            ReviewRoutes routing,
            Members members,
            StepHistory history,
            AppealRules appeals,
            ObjectProvider<DueDates> dueDates) {
        this.routing = routing;
        this.members = members;
        this.history = history;
        this.appeals = appeals;
        this.dueDates = dueDates;
    }

    Assignment find(VariableScope scope, String tenant, String step, StepProperties properties) {
        UUID proposalId = ReviewVariables.proposalId(scope);
        String role = ReviewVariables.role(scope);
        String group = properties.group();
        if (group == null) {
            return routing.findStep(proposalId, tenant, role, step)
                    .map(found -> of(found, findTerm(found, proposalId, tenant, role, properties)))
                    .orElseGet(() -> new Assignment(
                            "decision",
                            members.getMember(tenant).name(),
                            tenant + ".focal-points",
                            null,
                            null,
                            null,
                            null));
        }
        Member member = members.getMember(tenant);
        String stage = properties.stage() == null ? "coordination" : properties.stage();
        LocalDate dueOn = dueDates.orderedStream()
                .map(dates -> dates.find(scope, step))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
        if (group.equals("condition")) {
            Optional<ReviewStep> decision = history.findDecision(proposalId, tenant, role);
            return new Assignment(
                    stage,
                    decision.map(ReviewStep::authority).orElse(member.name()),
                    decision.map(ReviewStep::actorGroup).orElse(member.group("focal-points")),
                    decision.map(ReviewStep::authorityGroup).orElse(null),
                    properties.term(),
                    dueOn,
                    null);
        }
        Optional<Authority> committee = findAuthority(member, properties.authorityGroup());
        String authorityGroup =
                committee.map(authority -> member.group(authority.code())).orElse(null);
        String authority = committee
                .map(Authority::name)
                .orElse(properties.authority() == null ? member.name() : properties.authority());
        if ("deciding-authority".equals(properties.authorityGroup())) {
            Optional<ReviewStep> decision = history.findDecision(proposalId, tenant, role);
            authorityGroup = decision.map(ReviewStep::authorityGroup).orElse(null);
            String refused = authorityGroup;
            Optional<Authority> superior = appeals.findHearer(scope).or(() -> findSuperior(member, refused));
            authority = superior.map(Authority::name)
                    .or(() -> decision.map(ReviewStep::authority))
                    .orElse(authority);
            authorityGroup = superior.map(body -> member.group(body.code())).orElse(authorityGroup);
        }
        Term term = properties.answersAppeal() ? appeals.findAnswer(scope).orElse(null) : properties.term();
        return new Assignment(stage, authority, member.group(group), authorityGroup, term, dueOn, null);
    }

    private @Nullable Term findTerm(Step step, UUID proposalId, String tenant, String role, StepProperties properties) {
        Term anew = properties.termAfterSupplement();
        return anew != null && history.comesBack(proposalId, tenant, role, step.id(), properties.otherwise())
                ? anew
                : step.term();
    }

    private static Assignment of(Step step, @Nullable Term term) {
        return new Assignment(
                step.stage(),
                step.authority() == null ? step.name() : step.authority(),
                step.actor(),
                step.authorityGroup(),
                term,
                null,
                step);
    }

    /** Who hears appeals against an authority, where it does not hear them itself. */
    private static Optional<Authority> findSuperior(Member member, @Nullable String authorityGroup) {
        return member.authorities().stream()
                .filter(authority -> member.group(authority.code()).equals(authorityGroup))
                .flatMap(authority -> member.findSuperior(authority.code()).stream())
                .findFirst();
    }

    private static Optional<Authority> findAuthority(Member member, @Nullable String authorityGroup) {
        return "mekong-committee".equals(authorityGroup)
                ? MEKONG_COMMITTEES.stream()
                        .map(member::findAuthority)
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }
}
