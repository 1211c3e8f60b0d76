package tributary.audit.story;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.jspecify.annotations.Nullable;

/** A decision table as it can be shown: columns, and rows with the texts of their cells. */
record RuleTable(String name, String hitPolicy, List<Column> inputs, List<Column> outputs, List<Row> rows) {

    /**
     * A column.
     *
     * @param name the variable, or the expression, that it tests, or what it answers
     */
    record Column(String label, String name) {}

    /** A row. A cell without text matches everything, or answers nothing. */
    record Row(String id, List<String> tests, List<String> answers) {}

    /** The table of this id in a file. */
    static Optional<RuleTable> read(InputStream file, String id) {
        return Dmn.readModelFromStream(file).getModelElementsByType(Decision.class).stream()
                .filter(decision -> decision.getId().equals(id) && decision.getExpression() instanceof DecisionTable)
                .map(RuleTable::of)
                .findFirst();
    }

    /** A column in which no row says anything is left out. */
    private static RuleTable of(Decision decision) {
        DecisionTable table = (DecisionTable) decision.getExpression();
        List<Row> rows = table.getRules().stream().map(RuleTable::row).toList();
        List<Integer> inputs = columns(table.getInputs().size(), rows, Row::tests);
        List<Integer> outputs = columns(table.getOutputs().size(), rows, Row::answers);
        return new RuleTable(
                decision.getName(),
                table.getHitPolicy().name(),
                inputs.stream()
                        .map(List.copyOf(table.getInputs())::get)
                        .map(RuleTable::column)
                        .toList(),
                outputs.stream()
                        .map(List.copyOf(table.getOutputs())::get)
                        .map(RuleTable::column)
                        .toList(),
                rows.stream()
                        .map(row -> new Row(
                                row.id,
                                inputs.stream().map(row.tests::get).toList(),
                                outputs.stream().map(row.answers::get).toList()))
                        .toList());
    }

    private static List<Integer> columns(int size, List<Row> rows, Function<Row, List<String>> cells) {
        return IntStream.range(0, size)
                .filter(column -> rows.stream()
                        .anyMatch(row -> !cells.apply(row).get(column).isEmpty()))
                .boxed()
                .toList();
    }

    private static Row row(Rule rule) {
        return new Row(
                rule.getId(),
                rule.getInputEntries().stream()
                        .map(cell -> text(cell.getText()))
                        .toList(),
                rule.getOutputEntries().stream()
                        .map(cell -> text(cell.getText()))
                        .toList());
    }

    private static Column column(Input column) {
        return new Column(
                label(column.getLabel()), text(column.getInputExpression().getText()));
    }

    private static Column column(Output column) {
        return new Column(label(column.getLabel()), label(column.getName()));
    }

    private static String label(@Nullable String label) {
        return label == null ? "" : label;
    }

    private static String text(@Nullable Text text) {
        return text == null ? "" : text.getTextContent().strip();
    }
}
