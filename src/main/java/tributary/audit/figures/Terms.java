package tributary.audit.figures;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.audit.AuditReader;
import tributary.audit.SeenTenants;
import tributary.member.Member;
import tributary.member.Members;
import tributary.time.CalendarYearMissing;
import tributary.time.Calendars;

/** Days that steps took against the limits of the law, country by country, over the tasks completed last. */
@Component
class Terms {

    private static final int TASKS = 5_000;
    private static final int NO_LIMIT = -1;

    private final JdbcClient database;
    private final SeenTenants seen;
    private final Members members;
    private final Calendars calendars;

    Terms(JdbcClient database, SeenTenants seen, Members members, Calendars calendars) {
        this.seen = seen;
        this.database = database;
        this.members = members;
        this.calendars = calendars;
    }

    /** By country, then step. */
    List<TermFigure> list(AuditReader reader) {
        Map<List<String>, List<Done>> bySteps = new LinkedHashMap<>();
        seen.by(reader, () -> done(reader))
                .forEach(task -> bySteps.computeIfAbsent(List.of(task.tenant, task.name), step -> new ArrayList<>())
                        .add(task));
        List<TermFigure> figures = new ArrayList<>();
        bySteps.forEach((step, tasks) -> figures.add(figure(step.get(0), step.get(1), tasks)));
        return figures;
    }

    /** Used and allowed are of the same tasks: those without a limit tell nothing of how long one is. */
    private TermFigure figure(String tenant, String label, List<Done> tasks) {
        List<Done> limited = tasks.stream().filter(task -> task.due != null).toList();
        return new TermFigure(
                tenant,
                label,
                tasks.size(),
                median((limited.isEmpty() ? tasks : limited).stream().map(task -> days(task, task.done))),
                limited.isEmpty()
                        ? NO_LIMIT
                        : median(tasks.stream().filter(task -> task.due != null).map(task -> days(task, task.due))),
                tasks.size() - limited.size(),
                Math.toIntExact(tasks.stream()
                        .filter(task -> task.due != null && task.done.isAfter(task.due))
                        .count()));
    }

    private List<Done> done(AuditReader reader) {
        return database.sql("""
                        select opened.tenant, coalesce(opened.name, opened.step) as name, opened.at as opened, closed.at as done, closed.due
                          from (select tenant, at, proposal_id, step, detail ->> 'task' as task,
                                       cast(detail ->> 'due' as timestamptz) as due
                                  from audit_entry
                                 where type = 'task-completed'
                                   and (cast(:tenant as text) is null or tenant = :tenant)
                                 order by position desc limit :tasks) closed
                         cross join lateral (select tenant, step, at, detail ->> 'name' as name from audit_entry
                                              where type = 'task-created' and proposal_id = closed.proposal_id
                                                and step = closed.step and detail ->> 'task' = closed.task
                                              limit 1) opened
                         order by opened.tenant, name
                        """)
                .params(Figures.tenant(reader))
                .param("tasks", TASKS)
                .query(Done.class)
                .list();
    }

    private int days(Done task, OffsetDateTime end) {
        Member member = members.getMember(task.tenant);
        ZoneId zone = member.timeZone();
        LocalDate from = task.opened.atZoneSameInstant(zone).toLocalDate();
        LocalDate to = end.atZoneSameInstant(zone).toLocalDate();
        if (to.isBefore(from)) {
            return 0;
        }
        try {
            return calendars.of(member.calendar()).workingDaysBetween(from, to);
        } catch (CalendarYearMissing unknown) {
            return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
        }
    }

    /** Of an even number half of the two in the middle, to the whole day. */
    private static int median(Stream<Integer> days) {
        List<Integer> sorted = days.sorted().toList();
        return Math.round((sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2f);
    }

    /** A completed task. */
    record Done(
            String tenant,
            String name,
            OffsetDateTime opened,
            OffsetDateTime done,
            @Nullable OffsetDateTime due) {}
}
