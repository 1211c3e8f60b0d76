package tributary.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.audit.LogCursor.Snapshot;
import tributary.member.Members;
import tributary.web.NotFound;

/** Reads the log for somebody: a member's auditor sees the own tenant's entries, the joint auditor all. Never says that others exist. */
@Component
public class AuditLog {

    private static final String COLUMNS = """
            select e.position, e.at, coalesce(p.actor, e.actor) as actor, e.tenant, e.type, e.proposal_id, e.revision,
                   e.step, e.rule, e.authority, e.outcome, e.process, e.definition_id, e.instance_id,
                   case when p.detail is null then e.detail else e.detail || p.detail end as detail,
                   p.actor is null and jsonb_exists(e.commitments, '/actor') as is_erased""";

    private static final String SNAPSHOT = ", (select cast(pg_current_snapshot() as text)) as snapshot";

    // Each entry's own, looked up when all others are chosen: the two tables are as long as each other.
    private static final String PERSONAL = """
             e left join lateral (select actor, detail from audit_personal where position = e.position offset 0) p on true
            """;

    private static final String ENTRIES = " from (select e.* from audit_entry e where ";

    // By the index of each of the two tables: entries that are older than the one for personal data name the actor
    // themselves.
    private static final String OF_ACTOR = """
             from (select * from ((select e.* from audit_personal who join audit_entry e on e.position = who.position
                                    where who.actor = :actor and who.position > :after and
            """;
    private static final String OF_ACTOR_THEMSELVES = """
             order by who.position limit :limit)
             union all (select e.* from audit_entry e where e.actor = :actor and
            """;

    private static final String LATEST = " from (select e.* from audit_entry e where type = :type"
            + " and (cast(:tenant as text) is null or e.tenant = :tenant) order by e.position desc limit :limit)"
            + PERSONAL
            + " order by e.position desc";

    private static final String TASKS = """
             from (select e.* from audit_entry e
                    where e.position in (select min(position) from audit_entry
                                          where proposal_id = any(:proposals::uuid[]) and type = 'task-created'
                                            and (cast(:tenant as text) is null or tenant = :tenant)
                                          group by tenant, step))
            """ + PERSONAL;

    // Entries are read by position, so a time is made one first. The database ends each transaction after an hour, so
    // none before the first entry of that hour can be out of order.
    // The sums keep the database from looking for the hour by walking the whole log in order of position.
    private static final String FIRST_SINCE = """
            select coalesce(min(position + 0), 9223372036854775807) from audit_entry
             where at >= :at and at < (select min(at) from audit_entry where at >= :at) + interval '1 hour'
            """;
    private static final String LAST_BEFORE = """
            select coalesce(max(position + 0), 0) from audit_entry
             where at < :at and at >= (select max(at) from audit_entry where at < :at) - interval '1 hour'
            """;

    // Where a round begins: at what those wrote that had not ended when the round before began.
    private static final String FIRST_OF_OPEN = """
            select min(position) from audit_entry
             where tenant = any(:tenants::text[])
               and (transaction_id = any(cast(:open::text[] as bigint[])) or transaction_id >= :next)
            """;

    private final JdbcClient jdbc;
    private final SeenTenants seen;
    private final Members members;
    private final ObjectMapper json;

    AuditLog(JdbcClient jdbc, SeenTenants seen, Members members, ObjectMapper json) {
        this.jdbc = jdbc;
        this.seen = seen;
        this.members = members;
        this.json = json;
    }

    /**
     * A part of what matches, in the log's order. Whoever reads on to the end has read every entry that is committed by then once: those that were
     * committed behind the cursor meanwhile come last.
     *
     * @param after where the part before ended
     * @param limit how many entries at most
     */
    public Part find(AuditReader reader, AuditQuery query, LogCursor after, int limit) {
        return seen.by(reader, () -> {
            List<Found> found = read(reader, query, after, limit + 1);
            Snapshot round = after.round();
            if (found.size() > limit || round == null) {
                return part(after, found, limit);
            }
            long last = found.isEmpty()
                    ? after.position()
                    : found.get(found.size() - 1).entry.position();
            LogCursor behind = new LogCursor(Math.min(last, firstOfOpen(reader, round) - 1), null, round);
            Part more = part(behind, read(reader, query, behind, limit - found.size() + 1), limit - found.size());
            return new Part(
                    Stream.concat(found.stream().map(Found::entry), more.entries().stream())
                            .toList(),
                    more.next() == null || !more.entries().isEmpty() ? more.next() : after.at(last, round));
        });
    }

    private static Part part(LogCursor after, List<Found> found, int limit) {
        List<AuditEntry> entries = found.stream().limit(limit).map(Found::entry).toList();
        if (found.size() <= limit) {
            return new Part(entries, null);
        }
        long last =
                entries.isEmpty() ? after.position() : entries.get(limit - 1).position();
        return new Part(entries, after.at(last, Snapshot.of(found.get(0).snapshot)));
    }

    private long firstOfOpen(AuditReader reader, Snapshot round) {
        List<String> logs = reader.onlyTenant().map(List::of).orElseGet(members::codes);
        return jdbc.sql(FIRST_OF_OPEN)
                .param("tenants", logs.toArray(String[]::new))
                .param("open", round.open().stream().map(String::valueOf).toArray(String[]::new))
                .param("next", round.next())
                .query(Long.class)
                .optional()
                .orElse(Long.MAX_VALUE);
    }

    private List<Found> read(AuditReader reader, AuditQuery query, LogCursor after, int limit) {
        List<String> conditions = new ArrayList<>(List.of("e.position > :after"));
        Map<String, Object> values = new HashMap<>(Map.of("after", after.position(), "limit", limit));
        add(
                conditions,
                values,
                "pg_visible_in_snapshot(e.transaction_id::text::xid8, cast(:round as pg_snapshot))",
                "round",
                text(after.round()));
        add(
                conditions,
                values,
                "not pg_visible_in_snapshot(e.transaction_id::text::xid8, cast(:before as pg_snapshot))",
                "before",
                text(after.before()));
        reader.onlyTenant().ifPresent(tenant -> add(conditions, values, "e.tenant = :reader", "reader", tenant));
        add(conditions, values, "proposal_id = :proposal", "proposal", query.proposal());
        add(conditions, values, "e.tenant = :member", "member", query.member());
        add(conditions, values, "authority = :authority", "authority", query.authority());
        add(conditions, values, "rule = :rule", "rule", query.rule());
        add(conditions, values, "outcome = :outcome", "outcome", query.outcome());
        OffsetDateTime from = query.from();
        if (from != null) {
            add(conditions, values, "at >= :from", "from", from);
            add(conditions, values, "e.position >= :first", "first", position(FIRST_SINCE, from));
        }
        OffsetDateTime to = query.to();
        if (to != null) {
            add(conditions, values, "at < :to", "to", to);
            add(conditions, values, "e.position <= :last", "last", position(LAST_BEFORE, to));
        }
        return jdbc.sql(COLUMNS + SNAPSHOT + chosen(String.join(" and ", conditions), query.actor(), values) + PERSONAL
                        + " order by e.position")
                .params(values)
                .query((row, number) -> new Found(read(row, number), row.getString("snapshot")))
                .list();
    }

    private static String chosen(String conditions, @Nullable String actor, Map<String, Object> values) {
        String inOrder = " order by e.position limit :limit)";
        if (actor == null) {
            return ENTRIES + conditions + inOrder;
        }
        values.put("actor", actor);
        return OF_ACTOR + conditions + OF_ACTOR_THEMSELVES + conditions + inOrder + ") e" + inOrder;
    }

    private static @Nullable String text(@Nullable Snapshot snapshot) {
        return snapshot == null ? null : snapshot.toString();
    }

    /** Whether this reader may see any entry of a proposal. */
    public boolean knows(AuditReader reader, UUID proposal) {
        return !find(reader, AuditQuery.of(proposal), LogCursor.START, 1)
                .entries()
                .isEmpty();
    }

    /** What to tell of somebody's search: one for a proposal that they may see an entry of belongs to its story. */
    public LogOpened searched(AuditReader reader, AuditQuery query) {
        UUID asked = query.proposal();
        return LogOpened.searching(reader, query, asked != null && knows(reader, asked) ? asked : null);
    }

    /** All entries of a proposal that this reader may see, in the log's order; empty when there is none. */
    List<AuditEntry> listOf(AuditReader reader, UUID proposal) {
        return find(reader, AuditQuery.of(proposal), LogCursor.START, Integer.MAX_VALUE - 1)
                .entries();
    }

    private Long position(String sql, OffsetDateTime at) {
        return jdbc.sql(sql).param("at", at).query(Long.class).single();
    }

    /**
     * The same of a proposal that this reader knows of.
     *
     * @throws NotFound when there is none
     */
    public List<AuditEntry> getEntries(AuditReader reader, UUID proposal) {
        List<AuditEntry> entries = listOf(reader, proposal);
        if (entries.isEmpty()) {
            throw new NotFound("There is no such proposal here.");
        }
        return entries;
    }

    /** The entry of a proposal at that position, where this reader may see it. */
    public Optional<AuditEntry> findEntry(AuditReader reader, UUID proposal, String position) {
        return LogCursor.parse(position)
                .filter(exact -> exact.round() == null)
                .flatMap(exact ->
                        find(reader, AuditQuery.of(proposal), new LogCursor(exact.position() - 1, null, null), 1)
                                .entries()
                                .stream()
                                .filter(entry -> entry.position() == exact.position())
                                .findFirst());
    }

    /** At most so many entries of a type that this reader sees, the latest first. */
    public List<AuditEntry> listLatest(AuditReader reader, String type, int limit) {
        return seen.by(
                reader,
                () -> jdbc.sql(COLUMNS + LATEST)
                        .param("type", type)
                        .param("tenant", reader.onlyTenant().orElse(null))
                        .param("limit", limit)
                        .query(this::read)
                        .list());
    }

    /** One entry for each task that was ever opened in these proposals, and that this reader sees: it tells the task's name. */
    List<AuditEntry> listTasksNamed(AuditReader reader, Collection<UUID> proposals) {
        return seen.by(
                reader,
                () -> jdbc.sql(COLUMNS + TASKS)
                        .param(
                                "proposals",
                                proposals.stream().map(UUID::toString).toArray(String[]::new))
                        .param("tenant", reader.onlyTenant().orElse(null))
                        .query(this::read)
                        .list());
    }

    private static void add(
            List<String> conditions,
            Map<String, Object> values,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    private AuditEntry read(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("position"),
                row.getObject("at", OffsetDateTime.class),
                row.getBoolean("is_erased") ? AuditEntry.ERASED : row.getString("actor"),
                row.getString("tenant"),
                row.getString("type"),
                row.getObject("proposal_id", UUID.class),
                row.getObject("revision", Integer.class),
                row.getString("step"),
                row.getString("rule"),
                row.getString("authority"),
                row.getString("outcome"),
                row.getString("process"),
                row.getString("definition_id"),
                row.getString("instance_id"),
                parse(row.getString("detail")));
    }

    private JsonNode parse(String detail) {
        try {
            return json.readTree(detail);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("An audit entry holds no JSON: " + detail, broken);
        }
    }

    /**
     * A part of the log.
     *
     * @param next where the part that follows begins; null at the end
     */
    public record Part(List<AuditEntry> entries, @Nullable LogCursor next) {}

    /** An entry, and which transactions had ended when it was read. */
    private record Found(AuditEntry entry, String snapshot) {}
}
