package tributary.audit.reconcile;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What cannot be compared any more, since records of it went when their period was over. */
@Component
class RemovedRecords {

    private final JdbcClient database;

    RemovedRecords(JdbcClient database) {
        this.database = database;
    }

    /** Of these proposals. That a dossier was removed is told by the log too: the column alone would silence the comparison. */
    Gone find(Collection<UUID> proposals) {
        return new Gone(new HashSet<>(database.sql("""
                        select id as proposal, cast(null as text) as tenant from proposal
                         where id = any(:proposals::uuid[]) and contents_removed_at is not null
                           and exists (select from audit_entry e
                                        where e.proposal_id = proposal.id and e.type = 'records-removed'
                                          and e.detail ->> 'records' = 'dossier')
                        union
                        select proposal_id, tenant from audit_entry
                         where proposal_id = any(:proposals::uuid[]) and removal is not null
                        """)
                .param("proposals", proposals.stream().map(UUID::toString).toArray(String[]::new))
                .query(Part.class)
                .list()));
    }

    /** A proposal's dossier, or its entries in one tenant's log. */
    record Part(UUID proposal, @Nullable String tenant) {}

    record Gone(Set<Part> parts) {

        boolean takes(Fact fact) {
            return parts.contains(new Part(fact.proposal(), null))
                    || parts.contains(new Part(fact.proposal(), fact.tenant()));
        }
    }
}
