package tributary.routing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
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

    private static final String LEGAL_FRAMEWORK = "legal-framework";
    private static final String ENVIRONMENTAL_SCREENING = "environmental-screening";
    private static final String FINANCING = "financing";

    /** Instruments of an environmental review, the strictest first. */
    static final List<String> INSTRUMENTS =
            List.of("full-eia", "to-be-screened", "initial-examination", "management-plan", "registration", "none");

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
        return file(file).tables().stream().flatMap(DecisionTable::rows).toList();
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
            Predicate<DecisionTable> isAsked,
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
        List<SilentTable> silent = new ArrayList<>();
        List<MissingInput> missing = new ArrayList<>();
        known.put("categories", List.of());
        List<ConvertedInput> converted = new ArrayList<>();
        for (DecisionTable table : decisions.tables()) {
            if (!isAsked.test(table)) {
                continue;
            }
            known.put("fired", List.copyOf(firedSoFar));
            KnownVariables context = new KnownVariables(known, table.listedAmounts());
            RuleEngine.Answer answer = RuleEngine.ask(file, decisions.version(), table, context);
            List<FiredRule> answers = answer.fired();
            TestedInputs tested = TestedInputs.of(table, answers, context);
            missing.addAll(tested.missing());
            converted.addAll(tested.converted());
            answer.inputs().putAll(tested.rates());
            if (answers.isEmpty()) {
                silent.add(new SilentTable(answer.table(), decisions.version(), answer.inputs()));
            }
            answers.forEach(rule -> firedSoFar.add(rule.rule()));
            fired.addAll(answers);
            if (file.equals(LEGAL_FRAMEWORK)
                    && answers.stream().anyMatch(rule -> "prohibited".equals(rule.text("outcome")))) {
                break;
            }
            if (file.equals(ENVIRONMENTAL_SCREENING)) {
                known.put("instrument", strictest(fired));
                known.put("categories", categories(fired));
            }
        }
        return new Evaluation(
                fired,
                silent,
                missing.stream().distinct().toList(),
                converted.stream().distinct().toList());
    }

    /** Whether a column of this file's tables looks at a variable. */
    boolean reads(String file, String variable) {
        return has(file) && file(file).reads(variable);
    }

    /** Every variable that the rules of law test in a role, with the numbers that they compare it to. */
    Map<String, Set<BigDecimal>> thresholds(String role) {
        Map<String, Set<BigDecimal>> thresholds = new LinkedHashMap<>();
        Stream.of(LEGAL_FRAMEWORK, ENVIRONMENTAL_SCREENING, FINANCING)
                .filter(this::has)
                .flatMap(file -> file(file).tables().stream())
                .filter(table -> table.isFor(role))
                .forEach(table -> table.thresholds()
                        .forEach((name, numbers) -> thresholds
                                .computeIfAbsent(name, it -> new LinkedHashSet<>())
                                .addAll(numbers)));
        return thresholds;
    }

    /**
     * Variables that rows test or answer with, where these rows may still fire.
     *
     * @param role {@code home} or {@code host}; null for tables that have no role
     * @param known variables whose cells decide whether a row may fire; all others are taken as unknown
     */
    Set<String> tested(@Nullable String role, Map<String, ? extends @Nullable Object> known) {
        KnownVariables context = new KnownVariables(known, Set.of());
        Set<String> tested = new LinkedHashSet<>();
        files.values().stream()
                .flatMap(file -> file.tables().stream())
                .filter(table -> table.isFor(role))
                .forEach(table -> tested.addAll(table.tested(context)));
        return tested;
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

    DecisionFile file(String name) {
        DecisionFile file = files.get(name);
        if (file == null) {
            throw new IllegalArgumentException("There is no processes/" + folder + "/" + name + ".dmn");
        }
        return file;
    }

    /**
     * What a file's tables answered.
     *
     * @param fired the rules that fired, in order
     * @param silent the tables that were asked and in which no rule fired, in order
     * @param missing inputs that were null where a rule would have asked for them
     * @param converted amounts in other currencies that a rule compared
     */
    public record Evaluation(
            List<FiredRule> fired,
            List<SilentTable> silent,
            List<MissingInput> missing,
            List<ConvertedInput> converted) {

        /** Nothing was asked, so nothing answered. */
        static final Evaluation NONE = new Evaluation(List.of(), List.of(), List.of(), List.of());

        public Evaluation {
            fired = List.copyOf(fired);
            silent = List.copyOf(silent);
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
     * A table in which no rule fired.
     *
     * @param table {@code legal-framework}, or {@code legal-framework#licences} where the file holds several
     * @param tableVersion SHA-256 of the file, hexadecimal
     * @param inputs the table's inputs by label, and the exchange rates with which they were compared
     */
    public record SilentTable(String table, String tableVersion, Map<String, @Nullable Object> inputs) {}

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
}
