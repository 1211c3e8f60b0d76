package tributary.routing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rule that fired, as the audit keeps it.
 *
 * @param member whose table it is; {@code joint} for the shared ones
 * @param table file and decision: {@code legal-framework#legal-framework-host}
 * @param tableVersion SHA-256 of the file, hexadecimal
 * @param row id of the table's row: {@code LA-E3.1}
 * @param rule the same without suffix
 * @param inputs what the table's inputs were, by label
 * @param outputs what the rule answered
 */
public record DecisionFinding(
        String member,
        String table,
        String tableVersion,
        String row,
        String rule,
        Map<String, @Nullable Object> inputs,
        Map<String, @Nullable Object> outputs) {

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
