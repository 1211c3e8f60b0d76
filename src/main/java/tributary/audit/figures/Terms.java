package tributary.audit.figures;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.audit.AuditReader;
import tributary.audit.SeenTenants;
import tributary.member.Member;
import tributary.member.Members;
import tributary.proposal.ReviewStep;
import tributary.time.CalendarYearMissing;
import tributary.time.Calendars;

/** Working days that steps took against the limits of the law, country by country, over the tasks completed last. */
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

    TermFigures count(AuditReader reader) {
        List<DoneTask> tasks = seen.by(reader, () -> done(reader));
        return new TermFigures(
                figures(Passage.allOf(tasks)),
                tasks.size(),
                tasks.isEmpty() ? null : tasks.get(0).done(),
                tasks.isEmpty() ? null : tasks.get(tasks.size() - 1).done(),
                TASKS);
    }

    private List<TermFigure> figures(List<Passage> finished) {
        Map<List<String>, List<Passage>> bySteps = new HashMap<>();
        finished.forEach(passage -> bySteps.computeIfAbsent(
                        List.of(passage.last().tenant(), passage.last().name()), step -> new ArrayList<>())
                .add(passage));
        List<TermFigure> figures = new ArrayList<>();
        bySteps.forEach((step, passages) -> figures.add(figure(step.get(0), step.get(1), passages)));
        figures.sort(Comparator.comparing(TermFigure::tenant).thenComparing(TermFigure::label));
        return figures;
    }

    /** Used and allowed are of the same passages: those without a limit tell nothing of how long one is. */
    private TermFigure figure(String tenant, String label, List<Passage> passages) {
        List<Passage> limited = passages.stream().filter(Passage::hasLimit).toList();
        return new TermFigure(
                tenant,
                label,
                passages.size(),
                median((limited.isEmpty() ? passages : limited).stream().map(passage -> passage.used(this::days))),
                limited.isEmpty() ? NO_LIMIT : median(limited.stream().map(passage -> passage.allowed(this::days))),
                passages.size() - limited.size(),
                Math.toIntExact(limited.stream().filter(Passage::isOverdue).count()));
    }

    /**
     * In the order of completion. Row-level security lets no condition on a member of detail be looked up by index: openings are found by proposal and
     * step; what left a step unfinished is read at once by outcome, from the first entry on of the transaction that completed the first of the tasks.
     */
    private List<DoneTask> done(AuditReader reader) {
        return database.sql("""
                        with closed as materialized (
                                 select position, tenant, transaction_id, at, proposal_id, instance_id, step, detail ->> 'task' as task,
                                        cast(detail ->> 'due' as timestamptz) as due
                                   from audit_entry
                                  where type = 'task-completed'
                                    and (cast(:tenant as text) is null or tenant = :tenant)
                                  order by position desc limit :tasks),
                             unfinished as materialized (
                                 select detail ->> 'task' as task
                                   from audit_entry
                                  where type = 'finding-recorded' and outcome = any(:unfinished::text[])
                                    and position >= (select min(position) from audit_entry
                                                      where (tenant, transaction_id) = (select tenant, transaction_id from closed
                                                                                         order by position limit 1)))
                        select closed.tenant, coalesce(opened.name, closed.step) as name, closed.instance_id as instance, closed.step,
                               opened.at as opened, closed.at as done, closed.due,
                               exists (select from unfinished where unfinished.task = closed.task) as unfinished
                          from closed
                         cross join lateral (select at, detail ->> 'name' as name from audit_entry
                                              where type = 'task-created' and proposal_id = closed.proposal_id
                                                and step = closed.step and detail ->> 'task' = closed.task
                                              limit 1) opened
                         order by closed.position
                        """)
                .params(Figures.tenant(reader))
                .param("tasks", TASKS)
                .param("unfinished", ReviewStep.UNFINISHED.toArray(String[]::new))
                .query(DoneTask.class)
                .list();
    }

    private int days(DoneTask task, OffsetDateTime end) {
        Member member = members.getMember(task.tenant());
        LocalDate from = member.dayOf(task.opened().toInstant());
        LocalDate to = member.dayOf(end.toInstant());
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
}
