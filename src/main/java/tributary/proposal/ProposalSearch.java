package tributary.proposal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.identity.CurrentUser;

/** Finds the proposals that a person may read; the same rules as {@link ReadAccess}, in SQL. */
@Component
class ProposalSearch {

    private static final String OWN = "proposal.home_member = :tenant and proposal.enterprise = :organization";
    private static final String ALL_FILED = "proposal.submitted_at is not null";
    private static final String TAKES_PART =
            " and exists (select from participation where proposal_id = proposal.id and member = :tenant)";
    private static final String NAMES_LENDER = """
             and exists (select from proposal_revision filed
                         where filed.proposal_id = proposal.id and filed.revision = proposal.revision
                           and filed.facts @> jsonb_build_object(
                               'financing', jsonb_build_array(jsonb_build_object('source', :organization::text))))
            """;
    private static final String NONE = "false";
    private static final String FILTER = """
             and (:text = '' or position(lower(:text) in lower(proposal.reference || ' ' || proposal.title)) > 0)
             and (:status::text is null or proposal.status = :status)
             and (:member::text is null
                  or exists (select from participation where proposal_id = proposal.id and member = :member))
             and (:role::text is null
                  or exists (select from participation
                             where proposal_id = proposal.id and member = :tenant and role = :role))
            """;
    private static final String URGENT_FIRST = """
             order by (select min(due_on) from review_step
                       where proposal_id = proposal.id and member = :tenant and closed_at is null) nulls last, id desc
            """;
    private static final String NAMED = " and lower(proposal.reference) = lower(:reference)";
    private static final String OLDER = " and (cast(:than as uuid) is null or proposal.id < :than)";
    private static final String NEWEST_FIRST = " order by id desc";

    private final ReadAccess access;
    private final JdbcClient database;

    ProposalSearch(ReadAccess access, JdbcClient database) {
        this.access = access;
        this.database = database;
    }

    /** A page of them, counted in. */
    Found find(DossierFilter filter, CurrentUser reader) {
        String readable = readable(reader);
        List<UUID> ids = with(
                        database.sql("select id " + readable + (filter.urgentFirst() ? URGENT_FIRST : NEWEST_FIRST)
                                + " limit :size offset :offset"),
                        filter,
                        reader)
                .param("size", filter.size())
                .param("offset", (long) filter.page() * filter.size())
                .query(UUID.class)
                .list();
        long total = with(database.sql("select count(*) " + readable), filter, reader)
                .query(Long.class)
                .single();
        return new Found(ids, total);
    }

    /** The one that people call so, in whatever case. */
    Optional<UUID> findByReference(String reference, CurrentUser reader) {
        return with(database.sql("select id " + readable(reader) + NAMED), DossierFilter.parse(null, null), reader)
                .param("reference", reference)
                .query(UUID.class)
                .optional();
    }

    /** At most so many of them, the newest first, that are older than one; null for the newest of all. */
    List<UUID> listOlder(DossierFilter filter, @Nullable UUID than, int limit, CurrentUser reader) {
        return with(
                        database.sql("select id " + readable(reader) + OLDER + NEWEST_FIRST + " limit :limit"),
                        filter,
                        reader)
                .param("than", than)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    private String readable(CurrentUser reader) {
        String rights;
        if (ReadAccess.isEnterprise(reader)) {
            rights = OWN;
        } else if (ReadAccess.isJointOfficial(reader)) {
            rights = ALL_FILED;
        } else if (ReadAccess.isOfficial(reader)) {
            rights = ALL_FILED + TAKES_PART;
        } else if (access.isLender(reader)) {
            rights = ALL_FILED + NAMES_LENDER;
        } else {
            rights = NONE;
        }
        return "from proposal where " + rights + FILTER;
    }

    private static JdbcClient.StatementSpec with(
            JdbcClient.StatementSpec statement, DossierFilter filter, CurrentUser reader) {
        return statement
                .param("tenant", reader.tenant())
                .param("organization", reader.organization())
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().code())
                .param("role", filter.role())
                .param("text", filter.text())
                .param("member", filter.member());
    }

    record Found(List<UUID> ids, long total) {}
}
