package tributary.routing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tributary.routing.DecisionTables.Evaluation;
import tributary.routing.DecisionTables.FiredRule;
import tributary.time.CalendarYearMissing;
import tributary.time.Calendars;
import tributary.time.StatutoryClock;
import tributary.time.Term;
import tributary.time.WorkingCalendar;

/** Finds one country's route: its tables in their order, then the way through its review model. */
final class NationalRouting {

    private final Calendars calendars;

    NationalRouting(Calendars calendars) {
        this.calendars = calendars;
    }

    NationalRoute route(
            MemberRules.Rules rules,
            String member,
            String role,
            LocalDate day,
            Map<String, @Nullable Object> variables,
            Map<String, ? extends @Nullable Object> answers,
            Optional<MekongProcedure> mekong,
            RequiredDocuments documents,
            Needs needs) {
        Asked asked = new Asked(rules.tables(), member, role, variables, needs);
        NationalLaw law = law(asked, answers);
        Optional<EnvironmentalReview> review = law.environment();
        Evaluation localization = asked.evaluate("localization");
        List<FiredRule> wanted = asked.evaluate("documents").fired();
        documents.add(member, wanted);
        StepPapers papers = new StepPapers(wanted);

        Map<String, FiredRule> rows = new LinkedHashMap<>();
        for (FiredRule row : asked.evaluate("review-steps").fired()) {
            rows.putIfAbsent(String.valueOf(row.text("step")), row);
        }
        boolean awaitsMekong =
                mekong.filter(procedure -> procedure.holdsBack(member, role)).isPresent();
        ReviewModel.Walk walk = rules.model()
                .walk(
                        rows.keySet(),
                        member,
                        role,
                        review.map(EnvironmentalReview::category).orElse(null),
                        awaitsMekong);
        List<Step> steps = walk.tasks().stream()
                .map(task -> step(member, task, rows.get(task.id()), papers.of(task.id())))
                .toList();
        return new NationalRoute(
                member,
                role,
                framework(law.framework()),
                review.orElse(null),
                law.financing().stream().map(NationalRouting::requirement).toList(),
                localization.fired().stream().map(NationalRouting::duty).toList(),
                steps,
                earliestDecision(walk, steps, rows, member, day, awaitsMekong ? mekong : Optional.empty(), needs),
                asked.decisions);
    }

    /** The law alone, without the steps that follow from it. */
    static NationalLaw law(
            MemberRules.Rules rules,
            String member,
            String role,
            Map<String, @Nullable Object> variables,
            Map<String, ? extends @Nullable Object> answers,
            Needs needs) {
        return law(new Asked(rules.tables(), member, role, variables, needs), answers);
    }

    private static NationalLaw law(Asked asked, Map<String, ? extends @Nullable Object> answers) {
        asked.variables.putAll(answers);
        foreseeInstrument(asked.tables, asked.role, asked.variables);
        Evaluation framework = asked.evaluate("legal-framework");
        Evaluation screening = asked.evaluate("environmental-screening");
        Optional<EnvironmentalReview> environment = environment(screening.fired(), answers.get("instrument"));
        asked.variables.put(
                "instrument", environment.map(EnvironmentalReview::instrument).orElse(null));
        return new NationalLaw(
                asked.member,
                asked.role,
                framework.fired(),
                environment,
                asked.evaluate("financing").fired());
    }

    // Where the route hangs on the environmental instrument, screening is asked ahead; its rules count in their turn.
    private static void foreseeInstrument(DecisionTables tables, String role, Map<String, @Nullable Object> variables) {
        if (variables.get("instrument") == null
                && tables.reads("legal-framework", "instrument")
                && tables.has("environmental-screening")) {
            variables.put(
                    "instrument",
                    DecisionTables.strictest(tables.evaluate("environmental-screening", role, variables)
                            .fired()));
        }
    }

    private static LegalFramework framework(List<FiredRule> fired) {
        List<Approval> approvals = fired.stream()
                .map(rule -> new Approval(
                        rule.rule(),
                        Objects.requireNonNullElse(rule.text("outcome"), LegalFramework.PERMITTED),
                        rule.text("authority"),
                        rule.text("instrument"),
                        term(rule),
                        rule.text("note"),
                        rule.texts("legalBasis"),
                        isConfirmed(rule)))
                .toList();
        String outcome = List.of(LegalFramework.PROHIBITED, LegalFramework.CONDITIONAL).stream()
                .filter(strict -> approvals.stream()
                        .anyMatch(approval -> approval.outcome().equals(strict)))
                .findFirst()
                .orElse(LegalFramework.PERMITTED);
        return new LegalFramework(outcome, approvals);
    }

    private static Optional<EnvironmentalReview> environment(List<FiredRule> fired, @Nullable Object answer) {
        @Nullable String strictest = DecisionTables.strictest(fired);
        Optional<FiredRule> found = fired.stream()
                .filter(rule -> Objects.equals(rule.text("instrument"), strictest))
                .findFirst();
        if (strictest == null || found.isEmpty()) {
            return Optional.empty();
        }
        FiredRule winner = found.get();
        // Rows that name no instrument add to the one that counts; other instruments than the strictest lost.
        List<FiredRule> counting = fired.stream()
                .filter(rule -> rule.equals(winner) || rule.text("instrument") == null)
                .toList();
        List<FiredRule> lost =
                fired.stream().filter(rule -> !counting.contains(rule)).toList();
        List<String> rules = new ArrayList<>();
        counting.forEach(rule -> rules.add(rule.rule()));
        lost.forEach(rule -> rules.add(rule.rule()));
        return Optional.of(new EnvironmentalReview(
                rules.get(0),
                List.copyOf(Routing.distinct(rules)),
                last(counting, "category"),
                answer == null ? strictest : answer.toString(),
                last(counting, "reviewBody"),
                counting.stream()
                        .map(NationalRouting::term)
                        .filter(Objects::nonNull)
                        .reduce((one, other) -> other)
                        .orElse(null),
                counting.stream()
                        .map(rule -> rule.flag("publicParticipation"))
                        .filter(Objects::nonNull)
                        .reduce((one, other) -> other)
                        .orElse(null),
                notes(counting),
                counting.stream()
                        .flatMap(rule -> rule.texts("legalBasis").stream())
                        .distinct()
                        .toList(),
                counting.stream().allMatch(NationalRouting::isConfirmed)));
    }

    private static FinancingRequirement requirement(FiredRule rule) {
        return new FinancingRequirement(
                rule.rule(),
                Objects.requireNonNullElse(rule.text("requirement"), ""),
                rule.text("authority"),
                rule.text("note"),
                rule.texts("legalBasis"),
                isConfirmed(rule));
    }

    private static LocalizationFinding duty(FiredRule rule) {
        return LocalizationFinding.measured(
                rule.rule(),
                Objects.requireNonNullElse(rule.text("requirement"), ""),
                rule.flag("met"),
                rule.text("value"),
                rule.text("limit"),
                rule.text("unit"),
                rule.number("people"),
                rule.text("condition"),
                rule.text("due"),
                rule.text("note"),
                rule.texts("legalBasis"),
                isConfirmed(rule));
    }

    private static Step step(
            String member, ReviewModel.Node task, @Nullable FiredRule row, @Nullable List<String> papers) {
        if (row == null) {
            throw new IllegalStateException("The review model of " + member + " leads to " + task.id()
                    + ", for which no row of review-steps holds");
        }
        String group = row.text("authorityGroup");
        return new Step(
                task.id(),
                task.name(),
                String.valueOf(row.text("stage")),
                row.text("authority"),
                member + "." + row.text("actor"),
                group == null ? null : member + "." + group,
                Objects.requireNonNullElse(row.number("votes"), 1),
                term(row),
                row.text("result"),
                papers,
                row.text("fee"),
                row.texts("legalBasis"),
                row.text("appealTo"),
                row.text("rule"),
                row.text("note"),
                row.text("since"),
                row.flag("mayRefuse"),
                isConfirmed(row));
    }

    private @Nullable EarliestDecision earliestDecision(
            ReviewModel.Walk walk,
            List<Step> steps,
            Map<String, FiredRule> rows,
            String member,
            LocalDate day,
            Optional<MekongProcedure> mekong,
            Needs needs) {
        boolean hasNoFixedTime = mekong.map(MekongProcedure::procedure)
                .filter(MekongProcedure.SPECIFIC_AGREEMENT::equals)
                .isPresent();
        if (hasNoFixedTime) {
            return null;
        }
        WorkingCalendar calendar = calendars.of(member);
        Map<String, Term> terms = new HashMap<>();
        for (Step step : steps) {
            Term term = step.term();
            if (term != null) {
                terms.put(step.id(), term);
            }
        }
        LocalDate mekongEnds =
                mekong.map(MekongProcedure::months).map(day::plusMonths).orElse(day);
        Map<String, LocalDate> opened = new HashMap<>();
        Map<String, LocalDate> ended = new HashMap<>();
        try {
            return walk.longest(day, (node, opens) -> {
                if (node.isWait()) {
                    return later(opens, mekongEnds);
                }
                Term term = terms.get(node.id());
                FiredRule row = rows.get(node.id());
                opened.put(node.id(), opens);
                // Some periods run from the opening or the end of an earlier step and are shared with the steps
                // between.
                String since = row == null ? null : row.text("since");
                LocalDate from = since == null ? opens : ended.getOrDefault(since, opens);
                LocalDate began = node.sharesTermOf().stream()
                        .map(opened::get)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(from);
                // A period stands still while a step is open that the law keeps outside it.
                List<StatutoryClock.Stop> stops = node.stoppedBy().stream()
                        .filter(ended::containsKey)
                        .map(step -> new StatutoryClock.Stop(opened.getOrDefault(step, began), ended.get(step)))
                        .toList();
                LocalDate ends =
                        term == null ? opens : later(opens, new StatutoryClock(calendar, began, term, stops).dueOn());
                ended.put(node.id(), ends);
                return ends;
            });
        } catch (CalendarYearMissing missing) {
            needs.addCalendar(missing);
            return null;
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static @Nullable Term term(FiredRule rule) {
        Integer days = rule.number("termDays");
        Integer months = rule.number("termMonths");
        if (days == null && months == null) {
            return null;
        }
        String kind = Objects.requireNonNullElse(rule.text("termKind"), Term.WORKING);
        Integer extension = rule.number("extensionDays");
        return new Term(
                days,
                days == null ? months : null,
                days == null ? Term.CALENDAR : kind,
                extension == null ? null : new Term(extension, null, kind, null));
    }

    private static @Nullable String last(Collection<FiredRule> rules, String output) {
        return rules.stream()
                .map(rule -> rule.text(output))
                .filter(Objects::nonNull)
                .reduce((one, other) -> other)
                .orElse(null);
    }

    private static @Nullable String notes(Collection<FiredRule> rules) {
        String notes = rules.stream()
                .map(rule -> rule.text("note"))
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(" "));
        return notes.isEmpty() ? null : notes;
    }

    private static boolean isConfirmed(FiredRule rule) {
        return !Boolean.FALSE.equals(rule.flag("confirmed"));
    }

    /** Asks a member's tables one after the other, remembering what fired and what was asked in vain. */
    private static final class Asked {

        private final DecisionTables tables;
        private final String member;
        private final String role;
        private final Map<String, @Nullable Object> variables;
        private final Needs needs;
        private final List<DecisionFinding> decisions = new ArrayList<>();
        private final List<String> fired = new ArrayList<>();

        private Asked(
                DecisionTables tables,
                String member,
                String role,
                Map<String, @Nullable Object> variables,
                Needs needs) {
            this.tables = tables;
            this.member = member;
            this.role = role;
            this.variables = variables;
            this.needs = needs;
        }

        Evaluation evaluate(String file) {
            if (!tables.has(file)) {
                return Evaluation.NONE;
            }
            variables.put("fired", List.copyOf(fired));
            Evaluation evaluation = tables.evaluate(file, role, variables);
            needs.addAll(member, role, evaluation);
            evaluation.fired().forEach(rule -> fired.add(rule.rule()));
            decisions.addAll(DecisionFinding.listOf(member, evaluation));
            return evaluation;
        }
    }
}
