package tributary.audit.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the log's entries on decisions come to, as it stands now. */
@Component
class LoggedStanding {

    private static final Set<String> TYPES = Set.of(
            "review-decided",
            "participant-removed",
            "conditions-imposed",
            "conditions-dropped",
            "condition-extended",
            "condition-fulfilled",
            "condition-not-fulfilled",
            "appeal-decided",
            "joint-outcome",
            "proposal-withdrawn");

    private final JdbcClient database;
    private final ObjectMapper json;

    LoggedStanding(JdbcClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Proposals of which something was decided in that time. */
    List<UUID> listDecided(Instant from, Instant to) {
        return database.sql("""
                        select distinct proposal_id from audit_entry
                         where at >= :from and at < :to and type = any(:types) and proposal_id is not null
                        """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("types", TYPES.toArray(String[]::new))
                .query(UUID.class)
                .list();
    }

    Standing find(Collection<UUID> proposals) {
        Standing standing = new Standing();
        // In the order of their positions, since whoever decides holds the proposal until the entry is there.
        database.sql("""
                        select e.proposal_id, proposal.home_member, e.tenant, e.at, e.type, coalesce(e.outcome, '') as outcome,
                               coalesce(e.detail ->> 'role', '') as role, told.detail -> 'conditions' as conditions,
                               told.detail ->> 'condition' as condition, e.detail ->> 'dueOn' as due_on
                          from audit_entry e
                          join proposal on proposal.id = e.proposal_id
                          left join audit_personal p on p.position = e.position
                         cross join lateral (select e.detail || coalesce(p.detail, '{}') as detail) told
                         where e.proposal_id = any(:proposals::uuid[]) and e.type = any(:types)
                           and (not jsonb_exists(e.detail, 'shared') or e.tenant = proposal.home_member)
                         order by e.position
                        """)
                .param("proposals", proposals.stream().map(UUID::toString).toArray(String[]::new))
                .param("types", TYPES.toArray(String[]::new))
                .query(row -> {
                    standing.apply(read(row));
                });
        return standing;
    }

    private Decision read(ResultSet row) throws SQLException {
        return new Decision(
                row.getObject("proposal_id", UUID.class),
                row.getString("home_member"),
                row.getString("tenant"),
                row.getString("role"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("type"),
                row.getString("outcome"),
                texts(row.getString("conditions")),
                row.getString("condition"),
                row.getString("due_on"));
    }

    private @Nullable List<String> texts(@Nullable String list) {
        if (list == null) {
            return null;
        }
        try {
            List<String> texts = new ArrayList<>();
            json.readTree(list).forEach(text -> texts.add(text.asText()));
            return texts;
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("The conditions of an entry cannot be read", failure);
        }
    }

    /**
     * An entry on something decided.
     *
     * @param conditions that were imposed, each with its due date; null where there are none or they were erased
     * @param condition that was followed up, without its due date; null where there is none or it was erased
     */
    record Decision(
            UUID proposal,
            String home,
            String tenant,
            String role,
            Instant at,
            String type,
            String outcome,
            @Nullable List<String> conditions,
            @Nullable String condition,
            @Nullable String dueOn) {}
}
