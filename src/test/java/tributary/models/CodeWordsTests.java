package tributary.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tributary.catalogue.Fact;
import tributary.catalogue.FactDictionary;
import tributary.local.Project;

/** Whatever models, forms, tables and the log hold as a code has a label of its own: nobody reads a code made into words. */
class CodeWordsTests {

    private static final FactDictionary FACTS = FactDictionary.read();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern ACRONYM = Pattern.compile("\\b[A-Z]{3,}\\b");
    private static final Pattern WORD = Pattern.compile("\\b[A-Za-z]{3,}\\b");
    private static final Pattern SET =
            Pattern.compile("setVariable(?:Local)?\\(\\s*\"([a-zA-Z]+)\"|String [A-Z_]+ = \"([a-z]+[A-Z][a-zA-Z]*)\"");
    private static final Pattern PARAMETER = Pattern.compile(
            "<camunda:(?:input|output)Parameter name=\"([a-zA-Z]+)\"|<camunda:(?:in|out) [^>]*target=\"([a-zA-Z]+)\"|elementVariable=\"([a-zA-Z]+)\"");
    private static final Pattern RECORDED = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");

    /** Literals of the classes that record which are no types of entries. */
    private static final Set<String> NO_TYPES = Set.of(
            "answer-comment",
            "step-completed",
            "focal-points",
            "not-allowed",
            "not-found",
            "not-signed-in",
            "missing-in-log",
            "missing-in-tables",
            "told-otherwise",
            "personal-data",
            "under-way");

    private final Properties messages = new Properties();
    private final List<String> labels = new ArrayList<>();

    CodeWordsTests() throws IOException {
        for (Path bundle : files("src/main/resources", "messages[a-z-]*\\.properties")) {
            try (Reader file = Files.newBufferedReader(bundle)) {
                messages.load(file);
            }
        }
        messages.values().forEach(text -> labels.add(String.valueOf(text).replaceAll("/[a-z/-]+", "")));
        FACTS.all().forEach(fact -> labels.add(fact.label()));
    }

    @Test
    void everyVariableOfAProcessHasALabel() throws IOException {
        Set<String> variables = new TreeSet<>();
        Set<String> outcomes = new TreeSet<>();
        for (Path model : files("processes", ".*\\.bpmn")) {
            find(PARAMETER, Files.readString(model), variables);
            for (UserTask task : Bpmn.readModelFromFile(model.toFile()).getModelElementsByType(UserTask.class)) {
                outcomes.add(camel(task.getId()) + "Outcome");
            }
        }
        for (String module : List.of("review", "consultation", "followup")) {
            for (Path source : files("src/main/java/tributary/" + module, ".*\\.java")) {
                find(SET, Files.readString(source), variables);
            }
        }
        variables.removeAll(outcomes);

        assertThat(variables).contains("proposalId", "appealUpheld", "procedure");
        assertThat(variables)
                .allMatch(name -> isThere("audit.variable." + name) || isThere("audit.answer." + name) || isFact(name));
    }

    @Test
    void everyStepAndMessageOfAProcessHasALabel() throws IOException {
        for (Path file : files("processes", ".*\\.bpmn")) {
            var model = Bpmn.readModelFromFile(file.toFile());
            Stream.concat(
                            model.getModelElementsByType(FlowElement.class).stream()
                                    .filter(element -> element.getElementType()
                                            .getTypeName()
                                            .matches(".*(Task|Activity|Event|ubProcess)"))
                                    .map(FlowElement::getName),
                            model.getModelElementsByType(Process.class).stream().map(Process::getName))
                    .forEach(name -> {
                        assertThat(name).as(file.toString()).isNotBlank().doesNotMatch(CODE);
                        labels.add(name);
                    });
            model.getModelElementsByType(FlowElement.class).stream()
                    .map(FlowElement::getName)
                    .filter(name -> name != null)
                    .forEach(labels::add);
            assertThat(model.getModelElementsByType(Message.class))
                    .extracting(Message::getName)
                    .allMatch(name -> isThere("audit.message." + name));
        }
        readForms((key, value) -> {});
        readTables((column, code) -> {});

        Set<String> acronyms = labels.stream()
                .flatMap(label -> ACRONYM.matcher(label).results())
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
        // Bank codes and the like that are words of the language too.
        acronyms.removeAll(Set.of("SAFE", "MOST", "GET", "POST", "NOT", "ALL"));
        assertThat(acronyms).contains("EIA", "NDRC", "MOFCOM");
        assertThat(labels.stream()
                        .flatMap(label -> WORD.matcher(label)
                                .results()
                                .map(found -> found.group())
                                .filter(word ->
                                        acronyms.contains(word.toUpperCase(Locale.ROOT)) && !acronyms.contains(word))
                                .map(word -> word + " in: " + label)))
                .as("acronyms in the wrong case")
                .isEmpty();
    }

    @Test
    void everyQuestionOfAFormAndEachOfItsChoicesHasALabel() throws IOException {
        Set<String> unnamed = new TreeSet<>();
        readForms((key, value) -> {
            if (value == null ? !isThere("audit.answer." + key) && !isFact(key) : !isTold(key, value)) {
                unnamed.add(key + " " + value);
            }
        });

        assertThat(unnamed).isEmpty();
    }

    @Test
    void everyColumnOfATableAndEachCodeInItHasALabel() throws IOException {
        Set<String> unnamed = new TreeSet<>();
        readTables((column, code) -> {
            if (code == null ? !isThere("audit.output." + column) : !isTold(column, code)) {
                unnamed.add(column + " " + code);
            }
        });

        assertThat(unnamed).isEmpty();
    }

    @Test
    void everyChoiceOfAFactHasALabel() {
        assertThat(FACTS.all().stream()
                        .filter(fact -> fact.type() == Fact.Type.CHOICE)
                        .flatMap(fact -> fact.choices().stream()
                                .filter(value -> !isTold(fact.name(), value))
                                .map(value -> fact.name() + " " + value)))
                .isEmpty();
    }

    @Test
    void everyTypeOfEntryHasALabel() throws IOException {
        Set<String> types = new TreeSet<>();
        for (String recording : List.of(
                "audit/(Domain|Filing|Engine)Events",
                "audit/(EmergencyAccess|ErasableRecords|TakenFlows|SigningKeyIntroductions)",
                "audit/watch/.*",
                "audit/reconcile/.*",
                "retention/.*")) {
            for (Path source : files("src/main/java/tributary", ".*/" + recording + "\\.java")) {
                find(RECORDED, Files.readString(source), types);
            }
        }
        messages.stringPropertyNames().stream()
                .filter(key -> key.startsWith("milestone."))
                .forEach(key -> types.add(key.substring("milestone.".length())));
        types.removeAll(NO_TYPES);

        assertThat(types).contains("task-claimed", "comment-answered", "mekong-procedure-ended", "access-refused");
        assertThat(types).allMatch(type -> isThere("audit.type." + type));
    }

    /** A doubled apostrophe is one only where something is filled into the text: else both are shown. Words of types are always asked with a subject. */
    @Test
    void noTextShowsADoubledApostrophe() {
        assertThat(messages.stringPropertyNames())
                .filteredOn(key -> !key.startsWith("audit.type."))
                .filteredOn(key -> messages.getProperty(key).contains("''"))
                .allMatch(key -> messages.getProperty(key).contains("{0}"), "its text has arguments");
    }

    /** Hands over each question with null, then each of its choices. */
    private void readForms(BiConsumer<String, @Nullable String> found) throws IOException {
        for (Path file : files("processes", ".*\\.form")) {
            readForm(JSON.readTree(file.toFile()), found);
        }
    }

    private void readForm(JsonNode part, BiConsumer<String, @Nullable String> found) {
        String label = part.path("label").asText(part.path("dateLabel").asText());
        String key = part.path("key").asText();
        labels.add(label);
        if (!key.isEmpty()) {
            assertThat(label).as(key).isNotBlank().doesNotMatch(CODE);
            found.accept(key, null);
        }
        for (JsonNode choice : part.path("values")) {
            labels.add(choice.path("label").asText());
            found.accept(key, choice.path("value").asText());
        }
        part.path("components").forEach(inner -> readForm(inner, found));
    }

    /** Hands over each output with null, then each code that stands in a column. */
    private void readTables(BiConsumer<String, @Nullable String> found) throws IOException {
        Set<String> ofNoCode = Set.of("rule", "legalBasis", "note", "confirmed", "fired");
        for (Path file : files("processes", ".*\\.dmn")) {
            for (Decision decision : Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Decision.class)) {
                assertThat(decision.getName()).isNotBlank().doesNotMatch(CODE);
                labels.add(decision.getName());
                if (!(decision.getExpression() instanceof DecisionTable table)) {
                    continue;
                }
                List<String> columns = new ArrayList<>();
                table.getInputs().forEach(input -> {
                    assertThat(input.getLabel()).as(decision.getId()).isNotBlank();
                    labels.add(input.getLabel());
                    columns.add(input.getInputExpression()
                            .getText()
                            .getTextContent()
                            .strip());
                });
                table.getOutputs().forEach(output -> {
                    assertThat(output.getLabel()).as(decision.getId()).isNotBlank();
                    labels.add(output.getLabel());
                    columns.add(output.getName());
                    if (!ofNoCode.contains(output.getName())) {
                        found.accept(output.getName(), null);
                    }
                });
                for (Rule rule : table.getRules()) {
                    List<String> cells = new ArrayList<>();
                    rule.getInputEntries()
                            .forEach(cell -> cells.add(cell.getText().getTextContent()));
                    rule.getOutputEntries()
                            .forEach(cell -> cells.add(cell.getText().getTextContent()));
                    for (int column = 0; column < columns.size(); column++) {
                        String name = columns.get(column);
                        if (!ofNoCode.contains(name)) {
                            QUOTED.matcher(cells.get(column))
                                    .results()
                                    .map(quoted -> quoted.group(1))
                                    .filter(code -> CODE.matcher(code).matches())
                                    .forEach(code -> found.accept(name, code));
                        }
                    }
                }
            }
        }
    }

    /** Whether what stands in a column, an answer or a variable of this name has words, by the lists that auditors' pages tell it by. */
    private boolean isTold(String name, String code) {
        return Stream.of(
                                "audit.value.", // whatever the name
                                name + ".",
                                "choice.",
                                "choice." + name + ".",
                                switch (name) {
                                    case "kind" -> "document-kind.";
                                    case "termKind" -> "term-kind.";
                                    case "procedure", "mekongProcedure", "reclassifiedAs" -> "mekong-procedure.";
                                    case "part", "role" -> "participation.";
                                    case "actor" -> "group.";
                                    case "member", "host", "homeCountry", "hostCountries" -> "member.";
                                    case "source", "financingSources" -> "choice.source.";
                                    case "outcome" -> isThere("outcome." + code) ? "outcome." : "legal-outcome.short.";
                                    default -> "audit.value.";
                                })
                        .anyMatch(list -> isThere(list + code))
                || Set.of("true", "false").contains(code)
                // Named by models and by members' own lists of authorities.
                || Set.of("step", "since", "authorityGroup", "examinedBy").contains(name)
                || (name.equals("fact") && isFact(code));
    }

    private boolean isThere(String key) {
        return messages.containsKey(key);
    }

    private static boolean isFact(String name) {
        return FACTS.findFact(name).isPresent();
    }

    private static String camel(String id) {
        return Pattern.compile("-(.)")
                .matcher(id)
                .replaceAll(next -> next.group(1).toUpperCase(Locale.ROOT));
    }

    private static void find(Pattern pattern, String text, Set<String> found) {
        pattern.matcher(text).results().forEach(match -> {
            for (int group = 1; group <= match.groupCount(); group++) {
                if (match.group(group) != null) {
                    found.add(match.group(group));
                }
            }
        });
    }

    private static Set<Path> files(String folder, String name) throws IOException {
        try (Stream<Path> all = Files.walk(Project.root().resolve(folder))) {
            return all.filter(file -> file.toString().replace('\\', '/').matches(".*/?" + name)
                            || file.getFileName().toString().matches(name))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }
}
