package tributary.audit.story;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.audit.AuditEntry;
import tributary.member.Member;
import tributary.member.Members;
import tributary.proposal.StepReleased;
import tributary.time.Calendars;

/** Tells who held the ball for how long: authorities while their tasks are open, the enterprise while a question to it is. */
@Component
class Holdings {

    private final Members members;
    private final Calendars calendars;
    private final Clock clock;

    Holdings(Members members, Calendars calendars, Clock clock) {
        this.members = members;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * In the order in which they began.
     *
     * @param authorities who holds each task, by its id
     */
    List<Holding> listFrom(List<AuditEntry> entries, Map<String, String> authorities) {
        Map<String, AuditEntry> open = new LinkedHashMap<>();
        Map<String, AuditEntry> findings = new HashMap<>();
        Map<String, String> labels = new HashMap<>();
        Map<String, List<AuditEntry>> released = new HashMap<>();
        Tasks tasks = new Tasks(findings, labels, limits(entries), authorities, released);
        List<Holding> holdings = new ArrayList<>();
        for (AuditEntry entry : entries) {
            switch (entry.type()) {
                case "finding-recorded" -> findings.put(String.valueOf(entry.text("task")), entry);
                case "task-created" -> {
                    open.put(String.valueOf(entry.text("task")), entry);
                    labels.put(entry.tenant() + entry.step(), String.valueOf(entry.text("name")));
                }
                case StepReleased.TYPE ->
                    released.computeIfAbsent(String.valueOf(entry.text("task")), task -> new ArrayList<>())
                            .add(entry);
                case "supplement-requested" -> open.put(String.valueOf(entry.text("request")), entry);
                case "task-completed", "task-cancelled" ->
                    close(String.valueOf(entry.text("task")), entry, open, tasks, holdings);
                case "supplement-answered", "supplement-dropped" ->
                    close(String.valueOf(entry.text("request")), entry, open, tasks, holdings);
                case "proposal-withdrawn", "joint-outcome" ->
                    List.copyOf(open.entrySet()).stream()
                            .filter(question -> isQuestion(question.getValue()))
                            .forEach(question -> close(question.getKey(), entry, open, tasks, holdings));
                default -> {
                    // others pass the ball to nobody
                }
            }
        }
        open.forEach((key, begun) -> holdings.add(holding(key, begun, null, tasks)));
        holdings.sort(Comparator.comparing(Holding::from));
        return holdings;
    }

    /** A task's limit, as it last stood: it is set after the task was opened, an extension moves it, and none stands while its period stands still. */
    private static Map<String, String> limits(List<AuditEntry> entries) {
        Map<String, String> limits = new HashMap<>();
        for (AuditEntry entry : entries) {
            String task = entry.text("task");
            String due = entry.text("due");
            if (task != null && due != null && entry.type().startsWith("task-")) {
                limits.put(task, due);
            } else if (task != null && entry.type().equals("limit-moved") && "".equals(entry.text("dueOn"))) {
                limits.remove(task);
            }
        }
        return limits;
    }

    private static boolean isQuestion(AuditEntry entry) {
        return entry.type().equals("supplement-requested");
    }

    private void close(String key, AuditEntry end, Map<String, AuditEntry> open, Tasks tasks, List<Holding> holdings) {
        AuditEntry begun = open.remove(key);
        if (begun != null) {
            holdings.add(holding(key, begun, end.at(), tasks));
        }
    }

    private Holding holding(String key, AuditEntry begun, @Nullable OffsetDateTime end, Tasks tasks) {
        AuditEntry finding = tasks.findings.get(key);
        String due = tasks.limits.get(key);
        boolean isEnterprise = isQuestion(begun);
        Member member = members.getMember(begun.tenant());
        LocalDate from = member.dayOf(begun.at().toInstant());
        LocalDate to = member.dayOf(end == null ? clock.instant() : end.toInstant());
        String step = String.valueOf(begun.step());
        return new Holding(
                begun.tenant(),
                step,
                tasks.labels.getOrDefault(begun.tenant() + begun.step(), step),
                finding == null ? tasks.authorities.get(key) : finding.authority(),
                isEnterprise,
                begun.at(),
                end,
                due == null ? null : OffsetDateTime.parse(due),
                calendars
                        .of(member.calendar())
                        .findWorkingDaysBetween(from, to, List.of())
                        .orElse(null),
                Math.toIntExact(ChronoUnit.DAYS.between(from, to)),
                finding == null ? null : finding.outcome(),
                tasks.released.getOrDefault(key, List.of()));
    }

    /** What is known of tasks: by their ids, but for the labels, which are by tenant and step. */
    private record Tasks(
            Map<String, AuditEntry> findings,
            Map<String, String> labels,
            Map<String, String> limits,
            Map<String, String> authorities,
            Map<String, List<AuditEntry>> released) {}
}
