package tributary.audit.reconcile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what two sides tell in different ways. */
final class Comparison {

    private final Map<List<Object>, Disagreement> found = new LinkedHashMap<>();

    private Comparison() {}

    /** Of each fact once what is different of it. */
    static List<Disagreement> of(List<Statement> tables, List<Statement> log) {
        Map<Fact, List<Statement>> held = byFact(tables);
        Map<Fact, List<Statement>> told = byFact(log);
        Set<Fact> facts = new LinkedHashSet<>(held.keySet());
        facts.addAll(told.keySet());
        Comparison comparison = new Comparison();
        facts.forEach(
                fact -> comparison.compare(held.getOrDefault(fact, List.of()), told.getOrDefault(fact, List.of())));
        return List.copyOf(comparison.found.values());
    }

    private static Map<Fact, List<Statement>> byFact(List<Statement> statements) {
        return statements.stream()
                .sorted(Comparator.comparing(Statement::at).thenComparing(Statement::summary))
                .collect(Collectors.groupingBy(Statement::fact, LinkedHashMap::new, Collectors.toList()));
    }

    /** What agrees belongs together; of what is left the first with the first. */
    private void compare(List<Statement> tables, List<Statement> log) {
        List<Statement> told = new ArrayList<>(log);
        List<Statement> held = tables.stream()
                .filter(statement -> !removeFirst(told, statement))
                .toList();
        int both = Math.min(held.size(), told.size());
        for (int i = 0; i < both; i++) {
            Statement here = held.get(i);
            Statement there = told.get(i);
            here.differences(there).forEach(what -> add(here, what, 1, here.value(what), there.value(what)));
        }
        held.stream().skip(both).forEach(here -> add(here, "", 1, here.summary(), null));
        told.stream().skip(both).forEach(there -> add(there, "", -1, null, there.summary()));
    }

    private static boolean removeFirst(List<Statement> statements, Statement like) {
        for (int i = 0; i < statements.size(); i++) {
            if (statements.get(i).differences(like).isEmpty()) {
                statements.remove(i);
                return true;
            }
        }
        return false;
    }

    private void add(Statement of, String what, int times, @Nullable String inTables, @Nullable String inLog) {
        String step = of.value("step");
        Disagreement one = new Disagreement(of.fact(), what, times, inTables, inLog, step.isEmpty() ? null : step);
        found.merge(List.of(of.fact(), what), one, Disagreement::and);
    }
}
