package tributary.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tributary.routing.DecisionTables.Evaluation;
import tributary.routing.DecisionTables.FiredRule;

/** Forecasts what each source of financing will say. */
final class LenderRouting {

    private static final List<String> CATEGORIES = List.of("A", "high", "B", "substantial", "moderate", "C", "low");

    private final DecisionTables joint;

    LenderRouting(DecisionTables joint) {
        this.joint = joint;
    }

    /**
     * What each source will say.
     *
     * @param instruments the environmental instrument of each host
     * @param mekong the strictest procedure of all hosts
     */
    Answer route(
            ProjectFacts facts,
            FactVariables variables,
            Map<String, String> instruments,
            Optional<MekongProcedure> mekong) {
        List<LenderEligibility> lenders = new ArrayList<>();
        List<Evaluation> evaluations = new ArrayList<>();
        Map<Integer, Evaluation> asked = new LinkedHashMap<>();
        Map<String, @Nullable Object> project = variables.of(null, Participation.HOST);
        List<Map<String, @Nullable Object>> sources = sources(project);
        if (sources.isEmpty()) {
            return new Answer(lenders, evaluations, asked);
        }
        Map<String, String> categories = new HashMap<>();
        for (String host : facts.hostCountries()) {
            Map<String, @Nullable Object> known = variables.of(host, Participation.HOST);
            known.put("instrument", instruments.get(host));
            Evaluation evaluation = joint.evaluate("lender-category", null, known);
            evaluations.add(evaluation);
            evaluation.fired().stream().findFirst().ifPresent(rule -> {
                for (String lender : List.of("aiib", "adb", "ifc")) {
                    String category = rule.text(lender);
                    if (category != null) {
                        categories.merge(lender, category, LenderRouting::stricter);
                    }
                }
            });
        }
        String instrument = DecisionTables.INSTRUMENTS.stream()
                .filter(instruments::containsValue)
                .findFirst()
                .orElse(null);
        for (int index = 0; index < sources.size(); index++) {
            Map<String, @Nullable Object> known = new HashMap<>(project);
            known.putAll(sources.get(index));
            Object source = known.get("source");
            if (source == null) {
                continue;
            }
            known.put("instrument", instrument);
            known.put("riskCategory", categories.get(scale(source.toString(), known.get("sovereignGuarantee"))));
            known.put("mekongProcedure", mekong.map(MekongProcedure::procedure).orElse(null));
            Evaluation evaluation = joint.evaluate("lender-eligibility", null, known);
            evaluations.add(evaluation);
            asked.put(index, evaluation);
            Optional<FiredRule> rule = evaluation.fired().stream().findFirst();
            if (rule.isPresent()) {
                Evaluation papers = papers(known, rule.get());
                evaluations.add(papers);
                lenders.add(eligibility(source.toString(), rule.get(), papers));
            }
        }
        return new Answer(lenders, evaluations, asked);
    }

    private Evaluation papers(Map<String, @Nullable Object> known, FiredRule rule) {
        Map<String, @Nullable Object> asked = new HashMap<>(known);
        asked.put("fired", List.of(rule.rule()));
        return joint.evaluateTable("documents", "documents-lenders", asked);
    }

    private static LenderEligibility eligibility(String source, FiredRule rule, Evaluation papers) {
        List<LenderEligibility.Requirement> requires = new ArrayList<>();
        rule.texts("requires")
                .forEach(text -> requires.add(new LenderEligibility.Requirement(null, text, rule.rule())));
        papers.fired().forEach(paper -> {
            String kind = paper.text("kind");
            String text = Objects.requireNonNullElse(paper.text("text"), Objects.requireNonNullElse(kind, ""));
            requires.add(new LenderEligibility.Requirement(kind, text, paper.rule()));
        });
        return new LenderEligibility(
                rule.rule(),
                source,
                Objects.requireNonNullElse(rule.text("eligible"), "conditional"),
                rule.text("category"),
                rule.number("disclosureDays"),
                requires,
                rule.text("note"),
                rule.texts("legalBasis"),
                !Boolean.FALSE.equals(rule.flag("confirmed")));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, @Nullable Object>> sources(Map<String, @Nullable Object> project) {
        return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(project.get("financing"));
    }

    /** Whose words a source forecasts in. The World Bank lends to states by words like the ADB's, to others through IFC. */
    private static String scale(String source, @Nullable Object sovereignGuarantee) {
        return switch (source) {
            case "aiib", "adb" -> source;
            case "world-bank" -> Boolean.TRUE.equals(sovereignGuarantee) ? "adb" : "ifc";
            default -> "ifc";
        };
    }

    private static String stricter(String one, String other) {
        return CATEGORIES.indexOf(one) <= CATEGORIES.indexOf(other) ? one : other;
    }

    /**
     * What was found.
     *
     * @param asked what the eligibility table answered, by the source's place in the proposal
     */
    record Answer(List<LenderEligibility> lenders, List<Evaluation> evaluations, Map<Integer, Evaluation> asked) {}
}
