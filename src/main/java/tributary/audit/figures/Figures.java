package tributary.audit.figures;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.audit.AuditReader;
import tributary.audit.SeenTenants;

/** Counts and durations over the log, for the tenants that a reader sees; of the latest runs, so that the answer does not slow with the years. */
@Component
class Figures {

    private static final int RUNS = 200;

    private final JdbcClient database;
    private final SeenTenants seen;

    Figures(JdbcClient database, SeenTenants seen) {
        this.seen = seen;
        this.database = database;
    }

    /** Every process that was ever started, by tenant and name. */
    List<ProcessFigure> processes(AuditReader reader) {
        return seen.by(reader, () -> readProcesses(reader));
    }

    private List<ProcessFigure> readProcesses(AuditReader reader) {
        return database.sql("""
                        with recursive latest as (
                            (select tenant, process, position from audit_entry
                              where type = 'process-started' and process is not null
                                and (cast(:tenant as text) is null or tenant = :tenant)
                              order by tenant desc, process desc, position desc limit 1)
                            union all
                            select other.*
                              from latest
                             cross join lateral (select tenant, process, position from audit_entry
                                                  where type = 'process-started' and process is not null
                                                    and (cast(:tenant as text) is null or tenant = :tenant)
                                                    and (tenant, process) < (latest.tenant, latest.process)
                                                  order by tenant desc, process desc, position desc limit 1) other)
                        select entry.tenant, entry.process, coalesce(entry.detail ->> 'name', entry.process) as name,
                               entry.definition_id,
                               (select count(*)
                                  from (select from audit_entry
                                         where type = 'process-started' and tenant = latest.tenant and process = latest.process
                                         limit :counted) start) as started
                          from latest
                          join audit_entry entry on entry.position = latest.position
                         order by entry.tenant, name
                        """)
                .params(tenant(reader))
                .param("counted", ProcessFigure.COUNTED + 1)
                .query(ProcessFigure.class)
                .list();
    }

    /** One of them, when this reader may know of it. */
    Optional<ProcessFigure> find(AuditReader reader, String tenant, String process) {
        return processes(reader).stream()
                .filter(figure ->
                        figure.tenant().equals(tenant) && figure.process().equals(process))
                .findFirst();
    }

    /** The steps of a process's latest runs, the most frequent first. */
    List<StepFigure> steps(AuditReader reader, ProcessFigure process) {
        return seen.by(reader, () -> readSteps(process));
    }

    private List<StepFigure> readSteps(ProcessFigure process) {
        return database.sql("""
                        with run as (select instance_id from audit_entry
                                      where type = 'process-started' and tenant = :tenant and process = :process
                                      order by position desc limit :runs),
                             visit as (select run.instance_id, entry.*, entry.type = 'step-started' as entered
                                         from run
                                        cross join lateral (select position, step, at, type, detail ->> 'name' as name, detail ->> 'kind' as kind
                                                              from audit_entry
                                                             where instance_id = run.instance_id
                                                               and type in ('step-started', 'step-ended', 'step-cancelled')
                                                            offset 0) entry),
                             nth as (select visit.*, row_number() over (partition by instance_id, step, entered order by position) as n
                                       from visit),
                             passage as (select step, max(name) as name, max(kind) as kind,
                                                min(at) filter (where entered) as begun, min(at) filter (where not entered) as ended
                                           from nth group by instance_id, step, n)
                        select step, coalesce(max(name), step) as label, coalesce(max(kind), '') as kind, count(*) as times,
                               percentile_cont(0.5) within group (order by cast(extract(epoch from ended - begun) as double precision)) as median,
                               cast(max(extract(epoch from ended - begun)) as double precision) as longest
                          from passage
                         where begun is not null
                         group by step
                         order by times desc, label
                        """)
                .param("tenant", process.tenant())
                .param("process", process.process())
                .param("runs", RUNS)
                .query((row, number) -> new StepFigure(
                        row.getString("step"),
                        row.getString("label"),
                        row.getString("kind"),
                        row.getLong("times"),
                        seconds(row.getObject("median", Double.class)),
                        seconds(row.getObject("longest", Double.class))))
                .list();
    }

    private static @Nullable Duration seconds(@Nullable Double seconds) {
        return seconds == null ? null : Duration.ofMillis(Math.round(seconds * 1000));
    }

    static Map<String, @Nullable Object> tenant(AuditReader reader) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("tenant", reader.onlyTenant().orElse(null));
        return values;
    }
}
