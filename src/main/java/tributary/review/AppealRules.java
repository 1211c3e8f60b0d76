package tributary.review;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.member.Authority;
import tributary.member.Member;
import tributary.member.Members;
import tributary.proposal.Appeal;
import tributary.proposal.Proposals;
import tributary.proposal.ReviewStep;
import tributary.routing.DecisionTables;
import tributary.routing.DecisionTables.FiredRule;
import tributary.routing.NationalRoute;
import tributary.time.Term;

/**
 * What a country's law says about appeals against a rejection, by which step and authority refused: within how many days, who hears them, and in how
 * many days they are answered.
 */
@Component
class AppealRules {

    private static final String TABLE = "appeal-window";
    private static final String APPEAL_ID = "appealId";

    private final StepHistory history;
    private final ReviewRoutes routing;
    private final Proposals proposals;
    private final Members members;
    private final DecisionTables tables;

    AppealRules(StepHistory history, ReviewRoutes routing, Proposals proposals, Members members) {
        this.history = history;
        this.routing = routing;
        this.proposals = proposals;
        this.members = members;
        this.tables = DecisionTables.of(members.getMember(Member.JOINT).folder());
    }

    /** The rule for appeals against what a member decided last in that role. */
    FiredRule get(UUID proposalId, String member, String role, LocalDate day) {
        Optional<ReviewStep> refused = history.findDecision(proposalId, member, role);
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("member", member);
        variables.put("step", refused.map(ReviewStep::step).orElse(null));
        variables.put(
                "authorityGroup",
                refused.map(ReviewStep::authorityGroup)
                        .map(group -> group.substring(member.length() + 1))
                        .orElse(null));
        variables.put(
                "fired",
                routing.findRoute(proposalId, member, role)
                        .map(NationalRoute::firedRules)
                        .orElse(List.of()));
        variables.put("day", day);
        return tables.evaluate(TABLE, null, variables).fired().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The table of appeal windows has no row for " + member));
    }

    /** The appeal that this process is about; empty in all other processes. */
    Optional<Appeal> findAppeal(VariableScope scope) {
        String id = ReviewVariables.findText(scope, APPEAL_ID);
        return id == null
                ? Optional.empty()
                : proposals.listAppeals(ReviewVariables.proposalId(scope)).stream()
                        .filter(appeal -> appeal.id().toString().equals(id))
                        .findFirst();
    }

    /** The day in its country on which that appeal was lodged; empty in all other processes. */
    Optional<LocalDate> findLodging(VariableScope scope) {
        return findAppeal(scope).map(this::lodgedOn);
    }

    private LocalDate lodgedOn(Appeal appeal) {
        return members.getMember(appeal.member()).dayOf(appeal.lodgedAt());
    }

    /** In how many days the appeal is answered that this process is about; empty where no law and no choice tells. */
    Optional<Term> findAnswer(VariableScope scope) {
        return find(scope).map(rule -> rule.number("answerDays")).map(Term::calendarDays);
    }

    /** Who hears the appeal that this process is about, where neither the authority that refused nor always the same body above it does. */
    Optional<Authority> findHearer(VariableScope scope) {
        Member member = members.getMember(ReviewVariables.member(scope));
        return find(scope).map(rule -> rule.text("heardBy")).flatMap(member::findAuthority);
    }

    private Optional<FiredRule> find(VariableScope scope) {
        return findLodging(scope)
                .map(day -> get(
                        ReviewVariables.proposalId(scope),
                        ReviewVariables.member(scope),
                        ReviewVariables.role(scope),
                        day));
    }
}
