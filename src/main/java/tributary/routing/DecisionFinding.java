package tributary.routing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One rule that fired, or that none of a table did, as the audit keeps it.
 *
 * @param member whose table it is; {@code joint} for the shared ones
 * @param table file and decision: {@code legal-framework#legal-framework-host}
 * @param tableVersion SHA-256 of the file, hexadecimal
 * @param row id of the table's row: {@code LA-E3.1}; null where none fired
 * @param rule the same without suffix; null where none fired
 * @param inputs what the table's inputs were, by label
 * @param outputs what the rule answered; empty where none fired
 */
public record DecisionFinding(
        String member,
        String table,
        String tableVersion,
        @Nullable String row,
        @Nullable String rule,
        Map<String, @Nullable Object> inputs,
        Map<String, @Nullable Object> outputs) {

    /** What a member's tables answered: the rules that fired, and the tables that had none. */
    static List<DecisionFinding> listOf(String member, DecisionTables.Evaluation evaluation) {
        return Stream.concat(
                        evaluation.fired().stream().map(rule -> of(member, rule)),
                        evaluation.silent().stream()
                                .map(table -> new DecisionFinding(
                                        member,
                                        table.table(),
                                        table.tableVersion(),
                                        null,
                                        null,
                                        table.inputs(),
                                        Map.of())))
                .toList();
    }

    /** A rule that fired in a member's table. */
    public static DecisionFinding of(String member, DecisionTables.FiredRule rule) {
        return new DecisionFinding(
                member, rule.table(), rule.tableVersion(), rule.row(), rule.rule(), rule.inputs(), rule.outputs());
    }

    public DecisionFinding {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }
}
