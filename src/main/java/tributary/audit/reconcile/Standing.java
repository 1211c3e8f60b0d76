package tributary.audit.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tributary.audit.reconcile.LoggedStanding.Decision;

/** What entries on decisions come to, one after the other. */
final class Standing {

    private static final String OPEN = "open";

    private final Map<Fact, Statement> single = new HashMap<>();
    private final Map<Fact, List<Condition>> conditions = new HashMap<>();
    private final Set<Fact> unknown = new HashSet<>();

    void apply(Decision decision) {
        switch (decision.type()) {
            case "review-decided" -> {
                put(decisionOf(decision), decision, decision.outcome());
                impose(decision);
            }
            case "conditions-imposed", "conditions-dropped" -> impose(decision);
            case "participant-removed" -> {
                single.remove(decisionOf(decision));
                conditions.remove(conditionsOf(decision));
                unknown.remove(conditionsOf(decision));
            }
            case "appeal-decided" -> {
                if (decision.outcome().equals("upheld")) {
                    single.remove(decisionOf(decision));
                    single.remove(outcomeOf(decision));
                }
            }
            case "joint-outcome" -> put(outcomeOf(decision), decision, decision.outcome());
            case "proposal-withdrawn" -> put(outcomeOf(decision), decision, "withdrawn");
            default -> followUp(decision, decision.type().substring("condition-".length()));
        }
    }

    List<Statement> statements() {
        return Stream.concat(
                        single.values().stream(),
                        conditions.entrySet().stream()
                                .flatMap(each ->
                                        each.getValue().stream().map(condition -> condition.statement(each.getKey()))))
                .toList();
    }

    /** Whether the log cannot tell any more how it stands, since what persons wrote was erased. */
    boolean isUnknown(Fact fact) {
        return unknown.contains(fact);
    }

    private void put(Fact fact, Decision decision, String outcome) {
        single.put(fact, new Statement(fact, decision.at(), Map.of("outcome", outcome)));
    }

    private void impose(Decision decision) {
        Fact fact = conditionsOf(decision);
        List<String> imposed = decision.conditions();
        if (imposed == null) {
            forget(fact);
            return;
        }
        unknown.remove(fact);
        conditions.put(
                fact,
                new ArrayList<>(imposed.stream()
                        .map(text -> new Condition(decision.at(), text, OPEN))
                        .toList()));
    }

    /**
     * The entry names a condition by its words. Where several have the same, one that is due on that day is meant first; where none has, the words were
     * changed in the tables before they reached the log, and what was imposed stays as it was, so that it disagrees.
     */
    private void followUp(Decision decision, String state) {
        Fact fact = conditionsOf(decision);
        List<Condition> imposed = conditions.get(fact);
        String words = decision.condition();
        if (words == null || imposed == null) {
            forget(fact);
            return;
        }
        String told = decision.dueOn() == null ? words : words + " (due " + decision.dueOn() + ")";
        Pattern anyDay = Pattern.compile(Pattern.quote(words) + "( \\(due \\d{4}-\\d\\d-\\d\\d\\))?");
        Optional<Condition> meant = imposed.stream()
                .filter(condition -> !condition.state.equals("fulfilled")
                        && anyDay.matcher(condition.text).matches())
                .min(Comparator.comparing(condition -> !condition.text.equals(told)));
        meant.ifPresent(condition -> imposed.set(imposed.indexOf(condition), new Condition(condition.at, told, state)));
    }

    private void forget(Fact fact) {
        conditions.remove(fact);
        unknown.add(fact);
    }

    private static Fact decisionOf(Decision decision) {
        return new Fact(decision.proposal(), decision.tenant(), "standing-decision", decision.role());
    }

    private static Fact conditionsOf(Decision decision) {
        return new Fact(decision.proposal(), decision.tenant(), "standing-condition", decision.role());
    }

    private static Fact outcomeOf(Decision decision) {
        return new Fact(decision.proposal(), decision.home(), "standing-outcome", "");
    }

    private record Condition(Instant at, String text, String state) {

        Statement statement(Fact fact) {
            return new Statement(fact, at, Map.of("condition", text, "state", state));
        }
    }
}
