package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the rules that are listed, those that tables hold and those that are open together. */
class RuleListTests {

    private static final Path PROCESSES = Path.of("processes");
    private static final Pattern OPEN_RULE = Pattern.compile("^- `([A-Z]{2}-[A-Z]?\\d+)`", Pattern.MULTILINE);

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(PROCESSES)) {
            return found
                    .filter(file -> file.toString().endsWith(".dmn") && !file.endsWith("review-steps.dmn"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void holdsEveryListedRuleInATableOrAsOpen() throws IOException {
        Set<String> held = new TreeSet<>(rulesOfTables());
        held.addAll(openRules());

        assertThat(held)
                .containsExactlyInAnyOrderElementsOf(
                        listed().stream().map(Listed::rule).toList());
    }

    @Test
    void confirmsWhatTheListConfirms() throws IOException {
        Map<String, Set<String>> answers = new TreeMap<>();
        files().forEach(file -> eachRow(
                file,
                (table, row) -> answers.computeIfAbsent(
                                DecisionTables.withoutSuffix(row.getId()), any -> new TreeSet<>())
                        .add(answer(table, row, "confirmed"))));

        assertThat(differences(answers, listedAs(Listed::answers))).isEmpty();
    }

    @Test
    void changesOnTheDaysThatAreListed() throws IOException {
        Map<String, Set<String>> days = new TreeMap<>();
        files().forEach(file -> eachRow(
                file,
                (table, row) -> days.computeIfAbsent(DecisionTables.withoutSuffix(row.getId()), any -> new TreeSet<>())
                        .addAll(days(table, row))));

        assertThat(differences(days, listedAs(Listed::days))).isEmpty();
    }

    @Test
    void keepsNoRuleOpenThatATableHolds() throws IOException {
        assertThat(openRules()).doesNotContainAnyElementsOf(rulesOfTables());
    }

    @ParameterizedTest
    @MethodSource("files")
    void tellsRuleAndBasisInEveryRow(Path file) {
        Map<String, String> wrong = new TreeMap<>();
        for (Decision decision : decisions(file)) {
            DecisionTable table = table(decision);
            List<String> names =
                    table.getOutputs().stream().map(Output::getName).toList();
            for (Rule row : table.getRules()) {
                List<String> answers = row.getOutputEntries().stream()
                        .map(RuleListTests::textOf)
                        .toList();
                if (!answers.get(names.indexOf("rule"))
                        .equals("\"" + DecisionTables.withoutSuffix(row.getId()) + "\"")) {
                    wrong.put(row.getId(), "its output rule is another");
                }
                if (answers.get(names.indexOf("legalBasis")).equals("[]")
                        && answers.get(names.indexOf("note")).matches("|null")) {
                    wrong.put(row.getId(), "it has neither legal basis nor note");
                }
                if (row.getDescription() == null) {
                    wrong.put(row.getId(), "its annotation is missing");
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void asksForDayAndEndsWithLegalBasis(Path file) {
        for (Decision decision : decisions(file)) {
            DecisionTable table = table(decision);
            // China's tables have the column only where a rule has a date of force.
            if (!file.startsWith(PROCESSES.resolve("china"))) {
                assertThat(table.getInputs())
                        .as(decision.getId())
                        .extracting(RuleListTests::expressionOf)
                        .contains("day");
            }
            List<Output> outputs = List.copyOf(table.getOutputs());
            assertThat(outputs.get(outputs.size() - 1).getName())
                    .as(decision.getId())
                    .isEqualTo("legalBasis");
        }
    }

    @Test
    void givesARuleToOneFileOnly() throws IOException {
        Map<String, Set<String>> files = new TreeMap<>();
        for (Path file : files().toList()) {
            rules(file)
                    .forEach(rule -> files.computeIfAbsent(rule, any -> new TreeSet<>())
                            .add(PROCESSES.relativize(file).toString()));
        }

        assertThat(files.entrySet())
                .filteredOn(each -> each.getValue().size() > 1)
                .extracting(each -> entry(each.getKey(), each.getValue()))
                .isEmpty();
    }

    private static Set<String> rulesOfTables() throws IOException {
        return files().flatMap(file -> rules(file).stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> rules(Path file) {
        List<String> rules = new ArrayList<>();
        for (Decision decision : decisions(file)) {
            table(decision).getRules().forEach(row -> rules.add(DecisionTables.withoutSuffix(row.getId())));
        }
        return rules;
    }

    private static Set<String> openRules() throws IOException {
        Matcher matcher = OPEN_RULE.matcher(Files.readString(Path.of("docs/law/open.md")));
        return matcher.results().map(result -> result.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** A line of the list: the rule, whether its rows are confirmed, and the days on which it changes. */
    private record Listed(String rule, String confirmed, Set<String> days) {

        static Listed of(String line) {
            String[] words = line.split(" ", -1);
            return new Listed(
                    words[0],
                    words.length > 1 ? words[1] : "open",
                    new TreeSet<>(Arrays.asList(words).subList(Math.min(2, words.length), words.length)));
        }

        Set<String> answers() {
            return switch (confirmed) {
                case "confirmed" -> Set.of("true");
                case "unconfirmed" -> Set.of("false");
                case "partly" -> Set.of("true", "false");
                default -> throw new IllegalArgumentException(rule + " is " + confirmed);
            };
        }
    }

    private static List<Listed> listed() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/rules.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Listed::of)
                .toList();
    }

    private static Map<String, Set<String>> listedAs(Function<Listed, Set<String>> part) throws IOException {
        Set<String> open = openRules();
        Map<String, Set<String>> parts = new TreeMap<>();
        listed().stream()
                .filter(each -> !open.contains(each.rule()))
                .forEach(each -> parts.put(each.rule(), part.apply(each)));
        return parts;
    }

    private static List<String> differences(Map<String, Set<String>> tables, Map<String, Set<String>> list) {
        Set<String> rules = new TreeSet<>(tables.keySet());
        rules.addAll(list.keySet());
        return rules.stream()
                .filter(rule -> !Objects.equals(tables.get(rule), list.get(rule)))
                .map(rule -> "%s: tables %s, list %s".formatted(rule, tables.get(rule), list.get(rule)))
                .toList();
    }

    private static void eachRow(Path file, BiConsumer<DecisionTable, Rule> action) {
        decisions(file).stream()
                .map(RuleListTests::table)
                .forEach(table -> table.getRules().forEach(row -> action.accept(table, row)));
    }

    private static String answer(DecisionTable table, Rule row, String output) {
        List<String> names = table.getOutputs().stream().map(Output::getName).toList();
        return textOf(List.copyOf(row.getOutputEntries()).get(names.indexOf(output)));
    }

    private static List<String> days(DecisionTable table, Rule row) {
        int column = table.getInputs().stream()
                .map(RuleListTests::expressionOf)
                .toList()
                .indexOf("day");
        if (column < 0) {
            return List.of();
        }
        Text cell = List.copyOf(row.getInputEntries()).get(column).getText();
        return cell == null
                ? List.of()
                : DATE.matcher(cell.getTextContent())
                        .results()
                        .map(MatchResult::group)
                        .toList();
    }

    private static List<Decision> decisions(Path file) {
        DmnModelInstance model = Dmn.readModelFromFile(file.toFile());
        return List.copyOf(model.getModelElementsByType(Decision.class));
    }

    private static DecisionTable table(Decision decision) {
        return (DecisionTable) decision.getExpression();
    }

    private static String expressionOf(Input input) {
        return input.getInputExpression().getText().getTextContent().strip();
    }

    private static String textOf(OutputEntry entry) {
        return entry.getText() == null ? "" : entry.getText().getTextContent().strip();
    }
}
