package tributary.routing;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tributary.routing.DecisionTables.FiredRule;

/**
 * Which papers each step of one review wants: a documents table says at which stage a paper is wanted, and the stages stand for the steps that
 * every member's review calls alike.
 */
final class StepPapers {

    private static final Map<String, String> STEP_OF_STAGE = Map.of(
            "submission", "check-completeness",
            "legal-framework", "review-legal-framework",
            "environment", "review-environment",
            "financing", "decide-financing",
            "decision", "decide-national");

    private final Map<String, Set<String>> kinds = new LinkedHashMap<>();

    /** By the rows of the member's documents table that fired. */
    StepPapers(Collection<FiredRule> documents) {
        for (FiredRule document : documents) {
            String kind = document.text("kind");
            String step = STEP_OF_STAGE.get(String.valueOf(document.text("stage")));
            if (kind != null && step != null) {
                kinds.computeIfAbsent(step, it -> new LinkedHashSet<>()).add(kind);
            }
        }
    }

    /** The kinds of document that a step wants; null where the table tells none. */
    @Nullable
    List<String> of(String step) {
        Set<String> wanted = kinds.get(step);
        return wanted == null ? null : List.copyOf(wanted);
    }
}
