package tributary.audit.story;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.jspecify.annotations.Nullable;

/** A decision table as it can be shown: columns by label, rows with the texts of their cells. */
record RuleTable(String name, String hitPolicy, List<String> inputs, List<String> outputs, List<Row> rows) {

    /** A row. A cell without text matches everything, or answers nothing. */
    record Row(String id, List<String> tests, List<String> answers, String annotation) {}

    /** The table of a file that has a row of this id. */
    static Optional<RuleTable> read(InputStream file, String row) {
        return Dmn.readModelFromStream(file).getModelElementsByType(Decision.class).stream()
                .filter(decision -> decision.getExpression() instanceof DecisionTable)
                .map(RuleTable::of)
                .filter(table -> table.rows.stream().anyMatch(candidate -> candidate.id.equals(row)))
                .findFirst();
    }

    private static RuleTable of(Decision decision) {
        DecisionTable table = (DecisionTable) decision.getExpression();
        return new RuleTable(
                decision.getName(),
                table.getHitPolicy().name(),
                table.getInputs().stream().map(RuleTable::label).toList(),
                table.getOutputs().stream().map(RuleTable::label).toList(),
                table.getRules().stream().map(RuleTable::row).toList());
    }

    private static Row row(Rule rule) {
        return new Row(
                rule.getId(),
                rule.getInputEntries().stream()
                        .map(cell -> text(cell.getText()))
                        .toList(),
                rule.getOutputEntries().stream()
                        .map(cell -> text(cell.getText()))
                        .toList(),
                rule.getDescription() == null ? "" : rule.getDescription().getTextContent());
    }

    private static String label(DmnElement column) {
        String label = column instanceof Input input ? input.getLabel() : ((Output) column).getLabel();
        return label == null ? "" : label;
    }

    private static String text(@Nullable Text text) {
        return text == null ? "" : text.getTextContent().strip();
    }
}
