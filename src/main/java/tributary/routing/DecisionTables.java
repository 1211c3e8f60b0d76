package tributary.routing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedInput;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.camunda.bpm.dmn.engine.impl.DmnExpressionImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tributary.catalogue.Fact;
import tributary.rate.Conversion;

/**
 * The decision tables of one folder under {@code processes/}, evaluated by Camunda's DMN engine.
 *
 * <p>A file's tables are evaluated from top to bottom. One whose id ends in {@code -home} or {@code -host} is for that role only. In {@code
 * legal-framework} nothing is asked any more once a rule prohibits. Later tables see the rules that fired before as the variable {@code
 * fired}, and those of {@code environmental-screening} the strictest {@code instrument} and all {@code categories} so far. A variable that is
 * not given is null.
 *
 * <p>Thread-safe; reading the files takes a moment, so keep an instance.
 */
public final class DecisionTables {

    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");
    private static final Pattern WORD = Pattern.compile("[a-zA-Z][a-zA-Z0-9]*");
    private static final String LEGAL_FRAMEWORK = "legal-framework";
    private static final String ENVIRONMENTAL_SCREENING = "environmental-screening";

    /** Instruments of an environmental review, the strictest first. */
    static final List<String> INSTRUMENTS =
            List.of("full-eia", "to-be-screened", "initial-examination", "management-plan", "registration", "none");

    static final Feel FEEL = new Feel();
    private static final ThreadLocal<List<DmnDecisionTableEvaluationEvent>> HEARD =
            ThreadLocal.withInitial(ArrayList::new);
    private static final DmnEngine ENGINE = engine();

    private final String folder;
    private final Map<String, DecisionFile> files;

    private DecisionTables(String folder, Map<String, DecisionFile> files) {
        this.folder = folder;
        this.files = files;
    }

    /** Reads every {@code processes/<folder>/*.dmn} on the class path; there may be none. */
    public static DecisionTables of(String folder) {
        Map<String, DecisionFile> files = new LinkedHashMap<>();
        try {
            Resource[] found =
                    new PathMatchingResourcePatternResolver().getResources("classpath*:processes/" + folder + "/*.dmn");
            Arrays.sort(found, Comparator.comparing(resource -> Objects.requireNonNull(resource.getFilename())));
            for (Resource resource : found) {
                String name = Objects.requireNonNull(resource.getFilename()).replaceFirst("\\.dmn$", "");
                files.put(name, DecisionFile.read(resource.getContentAsByteArray()));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new DecisionTables(folder, files);
    }

    /** Whether there is {@code <file>.dmn}. */
    public boolean has(String file) {
        return files.containsKey(file);
    }

    /** The row ids of a file's tables, in order: {@code LA-E3.1}. */
    public List<String> rows(String file) {
        return file(file).tables().stream()
                .flatMap(table -> table.logic().getRules().stream())
                .map(DmnDecisionTableRuleImpl::getId)
                .toList();
    }

    /** The rules of a file's tables, in order, without the suffix of their rows: {@code LA-E3}. */
    public Set<String> rules(String file) {
        Set<String> rules = new LinkedHashSet<>();
        rows(file).forEach(row -> rules.add(withoutSuffix(row)));
        return rules;
    }

    /**
     * What a file's tables answer to these variables.
     *
     * @param file name without ending: {@code legal-framework}
     * @param role {@code home} or {@code host}; null for tables that have no role
     * @throws IllegalArgumentException when there is no such file
     */
    public Evaluation evaluate(String file, @Nullable String role, Map<String, ? extends @Nullable Object> variables) {
        return evaluate(file, table -> table.isFor(role), role, variables);
    }

    /** What one table of a file answers: {@code evaluateTable("documents", "documents-mekong", …)}. */
    Evaluation evaluateTable(String file, String table, Map<String, ? extends @Nullable Object> variables) {
        return evaluate(file, it -> it.id().equals(table), null, variables);
    }

    private Evaluation evaluate(
            String file,
            Predicate<Table> isAsked,
            @Nullable String role,
            Map<String, ? extends @Nullable Object> variables) {
        DecisionFile decisions = file(file);
        Map<String, @Nullable Object> known = new HashMap<>(variables);
        if (role != null) {
            known.put("role", role);
        }
        List<String> firedSoFar = new ArrayList<>();
        if (known.get("fired") instanceof Collection<?> before) {
            before.forEach(rule -> firedSoFar.add(String.valueOf(rule)));
        }
        List<FiredRule> fired = new ArrayList<>();
        List<MissingInput> missing = new ArrayList<>();
        known.put("categories", List.of());
        List<ConvertedInput> converted = new ArrayList<>();
        for (Table table : decisions.tables()) {
            if (!isAsked.test(table)) {
                continue;
            }
            known.put("fired", List.copyOf(firedSoFar));
            Known context = new Known(known, table.listedAmounts());
            List<FiredRule> answers = evaluate(file, decisions.version(), table, context);
            TestedInputs tested = TestedInputs.of(table, answers, context);
            missing.addAll(tested.missing());
            converted.addAll(tested.converted());
            // All rules of a table have read the same inputs, in one map.
            answers.stream().findFirst().ifPresent(first -> first.inputs().putAll(tested.rates()));
            answers.forEach(answer -> firedSoFar.add(answer.rule()));
            fired.addAll(answers);
            if (file.equals(LEGAL_FRAMEWORK)
                    && answers.stream().anyMatch(answer -> "prohibited".equals(answer.text("outcome")))) {
                break;
            }
            if (file.equals(ENVIRONMENTAL_SCREENING)) {
                known.put("instrument", strictest(fired));
                known.put("categories", categories(fired));
            }
        }
        return new Evaluation(
                fired,
                missing.stream().distinct().toList(),
                converted.stream().distinct().toList());
    }

    /** Whether a column of this file's tables looks at a variable. */
    boolean reads(String file, String variable) {
        return has(file)
                && file(file).tables().stream()
                        .flatMap(table -> table.logic().getInputs().stream())
                        .anyMatch(input ->
                                names(input.getExpression().getExpression()).contains(variable));
    }

    /** Every variable that the rules of law test in a role, with the numbers that they compare it to. */
    Map<String, Set<BigDecimal>> thresholds(String role) {
        Map<String, Set<BigDecimal>> thresholds = new LinkedHashMap<>();
        for (String file : List.of(LEGAL_FRAMEWORK, ENVIRONMENTAL_SCREENING)) {
            if (has(file)) {
                file(file).tables().stream().filter(table -> table.isFor(role)).forEach(table -> {
                    List<DmnDecisionTableInputImpl> inputs = table.logic().getInputs();
                    for (int column = 0; column < inputs.size(); column++) {
                        Set<BigDecimal> numbers = new LinkedHashSet<>();
                        for (DmnDecisionTableRuleImpl rule : table.logic().getRules()) {
                            String cell = rule.getConditions().get(column).getExpression();
                            numbers.addAll(numbers(cell == null ? "" : cell));
                        }
                        for (String name :
                                names(inputs.get(column).getExpression().getExpression())) {
                            thresholds
                                    .computeIfAbsent(name, it -> new LinkedHashSet<>())
                                    .addAll(numbers);
                        }
                    }
                });
            }
        }
        return thresholds;
    }

    private static List<BigDecimal> numbers(String cell) {
        return NUMBER.matcher(TEXT.matcher(cell).replaceAll(""))
                .results()
                .map(found -> new BigDecimal(found.group()))
                .toList();
    }

    private static List<FiredRule> evaluate(String file, String version, Table table, Known context) {
        List<DmnDecisionTableEvaluationEvent> heard = HEARD.get();
        heard.clear();
        ENGINE.evaluateDecisionTable(table.decision(), context);
        DmnDecisionTableEvaluationEvent event = heard.get(0);
        heard.clear();
        if (event.getMatchingRules().isEmpty()) {
            return List.of();
        }
        Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
        for (DmnEvaluatedInput input : event.getInputs()) {
            inputs.put(input.getName(), input.getValue().getValue());
        }
        String name = table.id().equals(file) ? file : file + "#" + table.id();
        List<FiredRule> fired = new ArrayList<>();
        for (DmnEvaluatedDecisionRule rule : event.getMatchingRules()) {
            Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
            rule.getOutputEntries()
                    .forEach((output, value) ->
                            outputs.put(output, plain(value.getValue().getValue())));
            fired.add(new FiredRule(name, version, rule.getId(), withoutSuffix(rule.getId()), inputs, outputs));
        }
        return fired;
    }

    // "protectedArea or sensitiveArea": texts apart, every word could be a variable.
    static Set<String> names(String expression) {
        Set<String> names = new LinkedHashSet<>();
        Matcher words = WORD.matcher(TEXT.matcher(expression).replaceAll(""));
        while (words.find()) {
            names.add(words.group());
        }
        return names;
    }

    /** The strictest instrument that any of these rules names; null when none does. */
    static @Nullable String strictest(Collection<FiredRule> fired) {
        List<String> named = fired.stream()
                .map(rule -> rule.text("instrument"))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        return INSTRUMENTS.stream().filter(named::contains).findFirst().orElse(null);
    }

    private static List<String> categories(Collection<FiredRule> fired) {
        return fired.stream()
                .map(rule -> rule.text("category"))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    static String withoutSuffix(String row) {
        return row.replaceFirst("\\.[0-9]+$", "");
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Double number) {
            return BigDecimal.valueOf(number);
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(DecisionTables::plain).toList();
        }
        return value;
    }

    private DecisionFile file(String name) {
        DecisionFile file = files.get(name);
        if (file == null) {
            throw new IllegalArgumentException("There is no processes/" + folder + "/" + name + ".dmn");
        }
        return file;
    }

    private static DmnEngine engine() {
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        configuration.setFeelEngineFactory(() -> FEEL);
        DmnDecisionTableEvaluationListener listener = event -> HEARD.get().add(event);
        configuration.setCustomPostDecisionTableEvaluationListeners(List.of(listener));
        // Types are what FEEL makes of them: Camunda's own take no BigDecimal as integer, no java.time date and no
        // list.
        for (String type : List.of("string", "boolean", "integer", "long", "double", "number", "date", "any")) {
            configuration
                    .getTransformer()
                    .getDataTypeTransformerRegistry()
                    .addTransformer(type, Variables::untypedValue);
        }
        return configuration.buildEngine();
    }

    /**
     * What a file's tables answered.
     *
     * @param fired the rules that fired, in order
     * @param missing inputs that were null where a rule would have asked for them
     * @param converted amounts in other currencies that a rule compared
     */
    public record Evaluation(List<FiredRule> fired, List<MissingInput> missing, List<ConvertedInput> converted) {

        /** Nothing was asked, so nothing answered. */
        static final Evaluation NONE = new Evaluation(List.of(), List.of(), List.of());

        public Evaluation {
            fired = List.copyOf(fired);
            missing = List.copyOf(missing);
            converted = List.copyOf(converted);
        }

        /** The rules that fired, in order, without the suffix of their rows. */
        public List<String> rules() {
            return fired.stream().map(FiredRule::rule).distinct().toList();
        }

        /** The rows that fired, in order: {@code LA-E3.1}. */
        public List<String> rows() {
            return fired.stream().map(FiredRule::row).toList();
        }
    }

    /**
     * A rule that fired.
     *
     * @param table {@code legal-framework}, or {@code legal-framework#licences} where the file holds several
     * @param tableVersion SHA-256 of the file, hexadecimal
     * @param row the row's id: {@code LA-E3.1}
     * @param rule the same without suffix
     * @param inputs the table's inputs by label, and the exchange rates with which they were compared: {@code Exchange rate USD/THB}
     * @param outputs by name; numbers are {@code Long} or {@code BigDecimal}
     */
    public record FiredRule(
            String table,
            String tableVersion,
            String row,
            String rule,
            Map<String, @Nullable Object> inputs,
            Map<String, @Nullable Object> outputs) {

        /** An output as text, or null. */
        public @Nullable String text(String output) {
            Object value = outputs.get(output);
            return value == null ? null : value.toString();
        }

        /** An output as a whole number, or null. */
        public @Nullable Integer number(String output) {
            return outputs.get(output) instanceof Number number ? (Integer) number.intValue() : null;
        }

        /** An output as a truth value, or null. */
        public @Nullable Boolean flag(String output) {
            return outputs.get(output) instanceof Boolean flag ? flag : null;
        }

        /** An output as a list of texts; empty when it is null. */
        public List<String> texts(String output) {
            Object value = outputs.get(output);
            if (value instanceof Collection<?> list) {
                return list.stream().map(String::valueOf).toList();
            }
            return value == null ? List.of() : List.of(value.toString());
        }
    }

    /**
     * An input that a rule asked for in vain.
     *
     * @param variable its name in the tables
     * @param label the column's label, with its unit
     * @param rate which exchange rate it takes to know the amount; null when it is not given at all
     */
    public record MissingInput(
            String variable,
            String label,
            String rule,
            @Nullable MissingRate rate) {

        MissingInput(String variable, String label, String rule) {
            this(variable, label, rule, null);
        }
    }

    /**
     * An exchange rate that a rule asked for in vain.
     *
     * @param pointer where the amount stands in the proposal
     * @param given the currency that it is given in
     * @param asked the currency that the rule compares
     * @param why which rate there is not, and who keeps it
     */
    public record MissingRate(String pointer, String given, String asked, String why) {}

    /**
     * An amount that a rule compared in another currency.
     *
     * @param pointer where the amount stands in the proposal
     */
    public record ConvertedInput(String pointer, Conversion conversion) {}

    private record DecisionFile(String version, List<Table> tables) {

        static DecisionFile read(byte[] content) {
            DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(content));
            List<Table> tables = new ArrayList<>();
            for (Decision decision : model.getModelElementsByType(Decision.class)) {
                DmnDecision parsed = ENGINE.parseDecision(decision.getId(), model);
                if (parsed.isDecisionTable()) {
                    DmnDecisionTableImpl logic = (DmnDecisionTableImpl) parsed.getDecisionLogic();
                    tables.add(table(decision.getId(), parsed, logic));
                }
            }
            return new DecisionFile(sha256(content), List.copyOf(tables));
        }

        private static Table table(String id, DmnDecision decision, DmnDecisionTableImpl logic) {
            Set<Fact> inCells = new LinkedHashSet<>();
            Set<String> listed = new LinkedHashSet<>();
            Stream<String> cells = logic.getRules().stream()
                    .flatMap(rule -> rule.getConditions().stream())
                    .map(DmnExpressionImpl::getExpression);
            amounts(cells).forEach((name, fact) -> {
                inCells.add(fact);
                if (isListed(fact)) {
                    listed.add(name);
                }
            });
            amounts(logic.getInputs().stream()
                            .map(input -> input.getExpression().getExpression()))
                    .forEach((name, fact) -> {
                        if (isListed(fact)) {
                            listed.add(name);
                        }
                    });
            return new Table(id, decision, logic, !inCells.isEmpty(), Set.copyOf(listed));
        }

        private static boolean isListed(Fact fact) {
            return fact.pointer().contains("*");
        }

        private static Map<String, Fact> amounts(Stream<@Nullable String> expressions) {
            Map<String, Fact> amounts = new LinkedHashMap<>();
            expressions
                    .filter(Objects::nonNull)
                    .flatMap(expression -> names(expression).stream())
                    .forEach(name -> ProjectFacts.DICTIONARY
                            .findFact(name)
                            .filter(fact -> fact.type() == Fact.Type.MONEY)
                            .ifPresent(fact -> amounts.put(name, fact)));
            return amounts;
        }

        private static String sha256(byte[] content) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /**
     * A decision table.
     *
     * @param comparesAmounts whether a cell names an amount beside the one of its column
     * @param listedAmounts amounts of list entries that it names: {@code amountThb}
     */
    record Table(
            String id,
            DmnDecision decision,
            DmnDecisionTableImpl logic,
            boolean comparesAmounts,
            Set<String> listedAmounts) {

        boolean isFor(@Nullable String role) {
            if (id.endsWith("-home") || id.endsWith("-host")) {
                return role != null && id.endsWith("-" + role);
            }
            return true;
        }

        boolean endsAtFirst() {
            return switch (logic.getHitPolicyHandler().getHitPolicyEntry().getHitPolicy()) {
                case FIRST, UNIQUE, ANY -> true;
                default -> false;
            };
        }
    }

    /**
     * Knows every variable; what was not given is null. FEEL takes in lists whole, so of their amounts in other currencies it gets those that the
     * table names.
     */
    static final class Known implements VariableContext {

        private final Map<String, @Nullable Object> values;
        private final Set<String> listedAmounts;
        private final Map<String, List<ForeignAmount>> listed = new HashMap<>();

        private Known(Map<String, @Nullable Object> values, Set<String> listedAmounts) {
            this.values = new HashMap<>(values);
            this.listedAmounts = listedAmounts;
            this.values.replaceAll((name, value) -> value instanceof List<?> list ? prepared(list) : value);
        }

        @Override
        public TypedValue resolve(String name) {
            return Variables.untypedValue(values.get(name));
        }

        @Override
        public boolean containsVariable(String name) {
            return values.containsKey(name) || Feel.isName(name);
        }

        @Override
        public Set<String> keySet() {
            return values.keySet();
        }

        boolean hasListed() {
            return !listed.isEmpty();
        }

        /** The amounts in other currencies that stand under this name in the entries of a list. */
        List<ForeignAmount> listed(String name) {
            return listed.getOrDefault(name, List.of());
        }

        private List<?> prepared(List<?> list) {
            return list.stream().anyMatch(Known::hasForeignAmount)
                    ? list.stream().map(this::prepared).toList()
                    : list;
        }

        private static boolean hasForeignAmount(Object entry) {
            return entry instanceof Map<?, ?> context
                    && context.values().stream().anyMatch(ForeignAmount.class::isInstance);
        }

        private Object prepared(Object entry) {
            if (!(entry instanceof Map<?, ?> context)) {
                return entry;
            }
            Map<String, @Nullable Object> prepared = new LinkedHashMap<>();
            context.forEach((key, value) -> {
                String name = String.valueOf(key);
                if (!(value instanceof ForeignAmount amount)) {
                    prepared.put(name, value);
                } else if (listedAmounts.contains(name)) {
                    prepared.put(name, amount.value());
                    listed.computeIfAbsent(name, it -> new ArrayList<>()).add(amount);
                }
            });
            return prepared;
        }
    }
}
