package tributary.review;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import tributary.engine.ModelBean;

/**
 * Counts a committee's last sitting: two like votes carry, none alike asks for a supplement. A vote with conditions is one in favour; conditions
 * of all votes add up.
 *
 * <p>Where a model gives the step the property {@code otherwise}, a council must be of one mind: all in favour pass, a majority against refuses, and
 * whatever lies between comes to that outcome.
 */
@ModelBean("tallyVotes")
class TallyVotes implements JavaDelegate {

    private static final String WITH_CONDITIONS = "-with-conditions";

    private final StepHistory history;

    TallyVotes(StepHistory history) {
        this.history = history;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String step = ReviewVariables.getText(execution, "step");
        List<String> votes = StepHistory.outcomes(history.listSitting(
                ReviewVariables.proposalId(execution),
                ReviewVariables.member(execution),
                ReviewVariables.role(execution),
                step,
                null));
        // A review that began under an earlier model has it as an input of the tally.
        @Nullable
        String otherwise = StepProperties.find(execution, step)
                .map(StepProperties::otherwise)
                .orElseGet(() -> ReviewVariables.findText(execution, "otherwise"));
        execution.setVariable(ReviewVariables.outcomeOf(step), result(votes, otherwise));
    }

    /** @param otherwise what a council of one mind comes to between passing and refusing; null where a majority decides */
    static String result(List<String> votes, @Nullable String otherwise) {
        return otherwise == null ? count(votes) : countUnanimous(votes, otherwise);
    }

    static String countUnanimous(List<String> votes, String otherwise) {
        if (votes.stream().allMatch("pass"::equals)) {
            return "pass";
        }
        long against = votes.stream().filter("fail"::equals).count();
        return against * 2 > votes.size() ? "fail" : otherwise;
    }

    static String count(List<String> votes) {
        if (votes.size() == 1) {
            return votes.get(0);
        }
        Map<String, Long> counted = votes.stream()
                .collect(Collectors.groupingBy(TallyVotes::direction, TreeMap::new, Collectors.counting()));
        String carried = counted.entrySet().stream()
                .filter(vote -> vote.getValue() * 2 > votes.size())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("supplement");
        String conditional = carried + WITH_CONDITIONS;
        return votes.contains(conditional) ? conditional : carried;
    }

    private static String direction(String vote) {
        return vote.endsWith(WITH_CONDITIONS) ? vote.substring(0, vote.length() - WITH_CONDITIONS.length()) : vote;
    }
}
