package tributary.audit.figures;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.audit.AuditReader;
import tributary.audit.SeenTenants;
import tributary.member.Member;
import tributary.member.Members;
import tributary.proposal.ReviewStep;
import tributary.time.StatutoryClock.Stop;

/** Reads the tasks that were done last, so many at the most that the answer does not slow with the years. */
@Component
class DoneTasks {

    static final int MOST = 5_000;

    private final JdbcClient database;
    private final SeenTenants seen;
    private final Members members;

    DoneTasks(JdbcClient database, SeenTenants seen, Members members) {
        this.database = database;
        this.seen = seen;
        this.members = members;
    }

    /** In the order in which they were done, for the tenants that a reader sees. */
    List<DoneTask> listLast(AuditReader reader) {
        return seen.by(reader, () -> {
            List<Ended> ended = ended(reader);
            Map<String, List<MovedLimit>> moved = moved(ended);
            return ended.stream()
                    .map(task -> task.done(members.getMember(task.tenant), moved.getOrDefault(task.task, List.of())))
                    .toList();
        });
    }

    /**
     * Nobody completes what a law deems answered once its limit is over: such a task is cancelled, after it was due.
     *
     * <p>Row-level security lets no condition on a member of detail be looked up by index: openings are found by proposal and step; what left a step
     * unfinished is read at once by outcome, from the first entry on of the transaction that ended the first of the tasks.
     */
    private List<Ended> ended(AuditReader reader) {
        return database.sql("""
                        with closed as materialized (
                                 select position, tenant, transaction_id, at, proposal_id, instance_id, step, detail ->> 'task' as task,
                                        cast(detail ->> 'due' as timestamptz) as due
                                   from audit_entry
                                  where type in ('task-completed', 'task-cancelled')
                                    and (type = 'task-completed' or at > cast(detail ->> 'due' as timestamptz))
                                    and (cast(:tenant as text) is null or tenant = :tenant)
                                  order by position desc limit\s""" + MOST + """
                                ),
                             unfinished as materialized (
                                 select detail ->> 'task' as task
                                   from audit_entry
                                  where type = 'finding-recorded' and outcome = any(:unfinished::text[])
                                    and position >= (select min(position) from audit_entry
                                                      where (tenant, transaction_id) = (select tenant, transaction_id from closed
                                                                                         order by position limit 1)))
                        select closed.task, closed.proposal_id as proposal, closed.tenant, coalesce(opened.name, closed.step) as name,
                               closed.instance_id as instance, closed.step, opened.at as opened, closed.at as done,
                               opened.due as first_due, closed.due,
                               exists (select from unfinished where unfinished.task = closed.task) as unfinished
                          from closed
                         cross join lateral (select at, detail ->> 'name' as name, cast(detail ->> 'due' as timestamptz) as due
                                               from audit_entry
                                              where type = 'task-created' and proposal_id = closed.proposal_id
                                                and step = closed.step and detail ->> 'task' = closed.task
                                              limit 1) opened
                         order by closed.position
                        """)
                .params(Figures.tenant(reader))
                .param("unfinished", ReviewStep.UNFINISHED.toArray(String[]::new))
                .query(Ended.class)
                .list();
    }

    /** How their limits moved, by task. */
    private Map<String, List<MovedLimit>> moved(List<Ended> tasks) {
        return database
                .sql("""
                        select detail ->> 'task' as task, at, cast(nullif(detail ->> 'dueOn', '') as date) as due_on from audit_entry
                         where type = 'limit-moved' and proposal_id = any(:proposals::uuid[])
                         order by position
                        """)
                .param(
                        "proposals",
                        tasks.stream()
                                .map(task -> task.proposal.toString())
                                .distinct()
                                .toArray(String[]::new))
                .query(MovedLimit.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(MovedLimit::task));
    }

    /** @param dueOn null where the limit stands still from then on */
    record MovedLimit(
            String task, OffsetDateTime at, @Nullable LocalDate dueOn) {}

    /**
     * A task as it was opened and as it ended.
     *
     * @param firstDue when it was due as it was opened
     * @param due as it ended; null too where its limit stood still at that moment
     */
    record Ended(
            String task,
            UUID proposal,
            String tenant,
            String name,
            String instance,
            String step,
            OffsetDateTime opened,
            OffsetDateTime done,
            @Nullable OffsetDateTime firstDue,
            @Nullable OffsetDateTime due,
            boolean unfinished) {

        DoneTask done(Member member, List<MovedLimit> moves) {
            List<Stop> stops = new ArrayList<>();
            // What moves first to a day was opened while its period stood still.
            OffsetDateTime stopped = firstDue == null ? opened : null;
            OffsetDateTime limit = firstDue;
            for (MovedLimit move : moves) {
                if (move.dueOn == null) {
                    stopped = stopped == null ? move.at : stopped;
                } else {
                    limit = endOf(move.dueOn, member);
                    if (stopped != null) {
                        stops.add(new Stop(day(stopped, member), day(move.at, member)));
                        stopped = null;
                    }
                }
            }
            return stopped == null || limit == null || due != null
                    ? done(done, due, stops)
                    : done(stopped, limit, stops);
        }

        private DoneTask done(OffsetDateTime ran, @Nullable OffsetDateTime limit, List<Stop> stops) {
            return new DoneTask(tenant, name, instance, step, opened, done, ran, limit, stops, unfinished);
        }

        private static LocalDate day(OffsetDateTime moment, Member member) {
            return member.dayOf(moment.toInstant());
        }

        private static OffsetDateTime endOf(LocalDate day, Member member) {
            return member.startOf(day.plusDays(1)).minusSeconds(1).atOffset(ZoneOffset.UTC);
        }
    }
}
