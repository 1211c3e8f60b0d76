package tributary.routing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.routing.DecisionTables.Evaluation;

/** China's decision tables, asked with every fact at its default except those that a case names. */
final class ChinaDecisions {

    static final DecisionTables TABLES = DecisionTables.of("china");

    private ChinaDecisions() {}

    /** One case a line: what it is | role | facts | the answer. */
    static Stream<Case> cases(String lines) {
        return lines.lines().filter(line -> !line.isBlank()).map(line -> {
            String[] parts = line.split("\\|", -1);
            return new Case(parts[0].strip(), parts[1].strip(), parts[2].strip(), parts[3].strip());
        });
    }

    /** Rows of a file that none of these cases makes fire. */
    static List<String> silentRows(String file, Stream<Case> cases) {
        List<String> fired =
                cases.flatMap(it -> it.evaluate(file).rows().stream()).toList();
        return TABLES.rows(file).stream().filter(row -> !fired.contains(row)).toList();
    }

    /** Limits of a file's tables that no case shows below, at and above. */
    static List<String> unseenLimits(String file, Stream<Case> cases) {
        Thresholds thresholds = Thresholds.of("china", file);
        cases.forEach(it -> {
            Map<String, @Nullable Object> variables = facts(it.facts());
            variables.put("role", it.role());
            thresholds.see(null, variables);
        });
        return thresholds.unseen();
    }

    /** Facts written {@code name=value, name=value}; a list is written {@code [one two]}, a loan of 12 months from abroad
     * {@code [abroad/12]}, an unknown value {@code ?}. */
    static Map<String, @Nullable Object> facts(String written) {
        Map<String, @Nullable Object> facts = defaults();
        for (String fact : written.split(",", -1)) {
            if (!fact.isBlank()) {
                String[] parts = fact.strip().split("=", 2);
                facts.put(parts[0], value(parts[1]));
            }
        }
        facts.putIfAbsent("soldYearly", twice(facts.get("animals")));
        return facts;
    }

    private static @Nullable Object twice(@Nullable Object number) {
        return number instanceof BigDecimal animals ? animals.multiply(BigDecimal.valueOf(2)) : null;
    }

    private static @Nullable Object value(String text) {
        if (text.equals("?")) {
            return null;
        }
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
            return LocalDate.parse(text);
        }
        if (text.matches("-?[0-9.]+")) {
            return new BigDecimal(text);
        }
        if (text.startsWith("[")) {
            String items = text.substring(1, text.length() - 1).strip();
            return items.isEmpty()
                    ? List.of()
                    : Arrays.stream(items.split(" +", -1))
                            .map(ChinaDecisions::item)
                            .toList();
        }
        return text;
    }

    private static Object item(String text) {
        return text.startsWith("abroad/")
                ? Map.of(
                        "source",
                        "commercial-bank",
                        "lenderOutsideHome",
                        true,
                        "termMonths",
                        new BigDecimal(text.substring("abroad/".length())),
                        "parentGuarantee",
                        false)
                : text;
    }

    private static Map<String, @Nullable Object> defaults() {
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("day", LocalDate.of(2026, 11, 24));
        facts.put("cooperationForm", "direct-investment");
        facts.put("usesMekongWater", false);
        facts.put("investmentUsd", new BigDecimal("10000000"));
        facts.put("foreignOwnershipPercent", new BigDecimal("100"));
        facts.put("financing", List.of());
        facts.put("financingSources", List.of());
        facts.put("fired", List.of());
        facts.put("provincesSpanned", BigDecimal.ONE);
        for (String no : List.of(
                "protectedArea",
                "sensitiveArea",
                "investsThroughOverseasCompany",
                "supportFromHome",
                "sensitiveCountry",
                "mofcomListedCountry",
                "multiCountryInterest",
                "highRiskProject",
                "nationalSecurityConcern",
                "securityReviewSector",
                "onApprovalCatalogue",
                "belowHostStandard",
                "sovereignGuarantee",
                "shareholderLoan",
                "electroplating",
                "assemblyOnly",
                "engineManufacture",
                "recycledPlastic",
                "leatherTanning",
                "pumpedStorage",
                "replacementOnly",
                "timberPlantation",
                "rooftopSolar",
                "solarThermal",
                "cementGrindingOnly",
                "shortLink",
                "existingLine",
                "filedByAgent",
                "acquisition",
                "transboundaryImpact")) {
            facts.put(no, false);
        }
        for (String yes : List.of("flatGlass", "ceramicWare", "newWorks")) {
            facts.put(yes, true);
        }
        for (String zero : List.of(
                "seaHectares",
                "solventPaint",
                "otherPaint",
                "earlyCosts",
                "equipmentAgeYears",
                "householdsResettled")) {
            facts.put(zero, BigDecimal.ZERO);
        }
        for (String none : List.of(
                "guidanceClass",
                "controlledGoods",
                "listedActivity",
                "negativeListItem",
                "landTenure",
                "textileProcess",
                "paperConverting")) {
            facts.put(none, "none");
        }
        facts.put("proponentOwnership", "private");
        facts.put("investmentVehicle", "company");
        facts.put("metalProcess", "smelting");
        facts.put("furnaceFuel", "other");
        facts.put("electronicsProcess", "wet");
        facts.put("cellKind", "other");
        facts.put("cargoType", "bulk");
        facts.put("berthWater", "inland");
        facts.put("foodKind", "other");
        facts.put("animalKind", "pig");
        facts.put("fishFarm", "cage");
        return facts;
    }

    /**
     * A project in a few words, and what the tables must answer.
     *
     * @param facts what differs from the defaults
     */
    record Case(String project, String role, String facts, String answer) {

        Evaluation evaluate(String file) {
            return TABLES.evaluate(file, role, ChinaDecisions.facts(facts));
        }

        @Override
        public String toString() {
            return project;
        }
    }
}
