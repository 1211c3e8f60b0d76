package tributary.isolation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tries rules as somebody, and compares what is answered with what the policy says. */
final class Matrix {

    private final Scene scene;
    private final Report report;

    Matrix(Scene scene, Report report) {
        this.scene = scene;
        this.report = report;
    }

    void tryAll(Caller caller, List<Rule> rules) {
        rules.forEach(rule -> tryOne(caller, rule));
    }

    private void tryOne(Caller caller, Rule rule) {
        Person person = caller.person();
        Map<Try, Answer> answers = new EnumMap<>(Try.class);
        for (Try tried : Try.values()) {
            Optional<List<String>> ids = scene.ids(rule.route(), person, tried);
            if (ids.isPresent()) {
                String address = rule.mount() + rule.route().address(ids.get());
                Answer answer = caller.call(
                        rule.door(),
                        rule.route().method(),
                        address,
                        rule.body(tried).replace("{me}", person.name()));
                scene.findLeak(person, answer.body() + answer.location(), address)
                        .ifPresent(leak -> report.wrong(
                                rule,
                                person,
                                tried,
                                "tells of " + leak.kind() + " " + leak.id() + " of " + leak.tenant(),
                                answer));
                answers.put(tried, answer.without(ids.get()));
            }
        }
        answers.forEach((tried, answer) -> {
            report.add(rule, person, tried, answer);
            String fault = findFault(rule, person, tried, answer, answers);
            if (fault != null) {
                report.wrong(rule, person, tried, fault, answer);
            }
        });
    }

    private @Nullable String findFault(Rule rule, Person person, Try tried, Answer answer, Map<Try, Answer> answers) {
        if (answer.status() >= 500) {
            return "fails";
        }
        if (!rule.admits(person)) {
            Answer any = answers.values().iterator().next();
            return !isRefusal(rule, person, answer) ? "is let in" : any.equals(answer) ? null : "tells whose it is";
        }
        if (tried == Try.OWN || tried == Try.NONE) {
            if (rule.isBlindTo(person)) {
                return answer.status() == rule.alike() ? null : "is shown it";
            }
            if (rule.answers() != 0) {
                return answer.status() == rule.answers() ? null : "is not answered " + rule.answers();
            }
            return answer.status() == 401 || answer.status() == 403 || answer.status() == 404 ? "is kept out" : null;
        }
        if (rule.isOverseenBy(person)) {
            return null;
        }
        if (tried == Try.NEIGHBOURS && rule.neighbours() != 0) {
            return answer.status() == rule.neighbours() ? null : "is not told " + rule.neighbours();
        }
        if (answer.status() != rule.alike()) {
            return "is not told " + rule.alike();
        }
        Answer unknown = answers.get(tried == Try.MIXED ? Try.MIXED_UNKNOWN : Try.UNKNOWN);
        return tried == Try.MIXED_UNKNOWN || answer.equals(unknown)
                ? null
                : "can tell it from one that does not exist: " + unknown;
    }

    private static boolean isRefusal(Rule rule, Person person, Answer answer) {
        if (person.isNobody()) {
            return answer.status() == 401 || (rule.door() == Door.PAGE && answer.leadsToSignIn());
        }
        return answer.status() == 403;
    }

    /** What was answered, and what was wrong with it. */
    static final class Report {

        private final List<String> lines = new ArrayList<>();
        private final List<String> wrong = new ArrayList<>();

        synchronized void add(Rule rule, Person person, Try tried, Answer answer) {
            lines.add(String.join(
                    "\t",
                    rule.section(),
                    rule.door().name(),
                    rule.toString(),
                    person.name(),
                    tried.name(),
                    String.valueOf(answer.status())));
        }

        synchronized void wrong(Rule rule, Person person, Try tried, String what, Answer answer) {
            wrong.add(rule + " as " + person.name() + " with " + tried + ": " + what + " | " + answer);
        }

        /** How often each status was answered, by what stands in those columns. */
        synchronized Map<String, Map<Integer, Integer>> count(int... columns) {
            Map<String, Map<Integer, Integer>> counts = new TreeMap<>();
            for (String line : lines) {
                String[] cells = line.split("\t", -1);
                String row =
                        IntStream.of(columns).mapToObj(column -> cells[column]).collect(Collectors.joining(" "));
                counts.computeIfAbsent(row, any -> new TreeMap<>()).merge(Integer.parseInt(cells[5]), 1, Integer::sum);
            }
            return counts;
        }

        synchronized List<String> lines() {
            return List.copyOf(lines);
        }

        synchronized List<String> wrong() {
            return List.copyOf(wrong);
        }
    }
}
