package tributary.routing;

import java.util.Optional;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.springframework.stereotype.Component;
import tributary.member.Member;

/** What decision tables are called, and which variables stand in their columns, for whoever tells people of a rule that fired. */
@Component
public class TableWords {

    private final MemberRules rules;

    TableWords(MemberRules rules) {
        this.rules = rules;
    }

    /**
     * The name of a table; empty where there is no such table any more.
     *
     * @param member whose table it is; {@code joint} for the shared ones
     * @param table as a {@link DecisionFinding} names it
     */
    public Optional<String> findName(String member, String table) {
        return find(member, table).map(found -> found.decision().getName());
    }

    /** The variable that a column of this label shows as it is; empty for a column that computes, and where there is none of this label. */
    public Optional<String> findVariable(String member, String table, String label) {
        return find(member, table).stream()
                .flatMap(found -> found.logic().getInputs().stream())
                .filter(column -> label.equals(column.getName()))
                .map(DmnDecisionTableInputImpl::getExpression)
                .map(expression -> expression.getExpression().strip())
                .filter(expression -> expression.matches("[a-zA-Z]+"))
                .findFirst();
    }

    private Optional<DecisionTable> find(String member, String table) {
        String file = table.replaceFirst("#.*$", "");
        String id = table.substring(table.indexOf('#') + 1);
        Optional<DecisionTables> tables = member.equals(Member.JOINT)
                ? Optional.of(rules.joint())
                : rules.find(member).map(MemberRules.Rules::tables);
        return tables.filter(found -> found.has(file)).stream()
                .flatMap(found -> found.file(file).tables().stream())
                .filter(candidate -> candidate.id().equals(id))
                .findFirst();
    }
}
