package tributary.retention;

import static tributary.audit.ErasableRecords.MAY_GO;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.audit.LeftProposals;
import tributary.member.Member;
import tributary.member.Members;

/** Ended proposals with what there is of them, and the holds on them. */
@Component
class RetentionRows {

    private static final int PAGE = 500;

    private final JdbcClient database;
    private final LeftProposals left;
    private final Members members;

    RetentionRows(JdbcClient database, LeftProposals left, Members members) {
        this.database = database;
        this.left = left;
        this.members = members;
    }

    /**
     * A proposal that has ended, as one tenant has it. For a country that left it ended on that day: of what came since it knows nothing.
     *
     * @param since by which pages are turned
     * @param takesPart whether the tenant has not left it
     * @param sharedBy all whose records the dossier is
     * @param endedAt with the follow-up of its conditions
     * @param dossier whether there is one still
     * @param entries of the tenant's log that are old enough to go
     * @param personal of those with personal values that are old enough to go
     */
    record Ended(
            UUID id,
            String reference,
            Instant since,
            boolean takesPart,
            List<String> sharedBy,
            Instant endedAt,
            boolean dossier,
            long entries,
            long personal,
            long documents,
            long bytes) {}

    /**
     * What a tenant has of proposals that ended before that day, those that it left before then included, the first ended first, a page behind the one given.
     *
     * @param before a day of the tenant, as are the others
     * @param entriesBefore entries from before that day are counted; null counts none
     * @param personalBefore the same for personal values
     */
    List<Ended> listEnded(
            String tenant,
            LocalDate before,
            @Nullable LocalDate entriesBefore,
            @Nullable LocalDate personalBefore,
            @Nullable Ended after) {
        Member keeper = members.getMember(tenant);
        return left.withRowsOfAllMembers(() -> database.sql("""
                        with page as (
                            (select p.id, p.concluded_at as since, true as takes_part
                               from proposal p
                              where p.concluded_at < :before and (p.concluded_at, p.id) > (:afterTime, :afterId)
                                and (p.home_member = :tenant or :tenant = any (p.participants)
                                     or (:tenant = 'joint' and p.submitted_at is not null))
                              order by p.concluded_at, p.id limit :limit)
                            union all
                            (select p.id, gone.since, false
                               from (select e.proposal_id,
                                            coalesce(max(e.at) filter (where e.type = 'participant-removed'),
                                                     cast(max(cast(e.detail ->> 'endedOn' as date)) as timestamp) at time zone :zone) as since
                                       from audit_entry e
                                      where e.tenant = :tenant and e.type in ('participant-removed', 'records-removed')
                                      group by e.proposal_id) gone
                               join proposal p on p.id = gone.proposal_id
                              where gone.since < :before and (gone.since, p.id) > (:afterTime, :afterId)
                                and p.home_member <> :tenant and not :tenant = any (p.participants) and :tenant <> 'joint'
                              order by gone.since, p.id limit :limit)
                            order by since, id limit :limit)
                        select p.id, p.reference, page.since, page.takes_part, p.home_member, p.participants,
                               p.submitted_at is not null as is_filed, p.contents_removed_at is null as has_dossier,
                               case when page.takes_part
                                    then greatest(page.since, (select max(occurred_at) from milestone where proposal_id = p.id))
                                    else page.since end as ended_at,
                               (select count(*) from audit_entry e
                                 where e.tenant = :tenant and e.proposal_id = p.id and e.at < :entriesBefore and e.removal is null
                                   and""" + MAY_GO + """
                               ) as entries,
                               (select count(*) from audit_entry e join audit_personal s on s.position = e.position
                                 where e.tenant = :tenant and e.proposal_id = p.id and e.at < :personalBefore
                                   and""" + MAY_GO + """
                               ) as personal,
                               (select count(*) from proposal_document where proposal_id = p.id) as documents,
                               (select coalesce(sum(size_bytes), 0) from proposal_document where proposal_id = p.id) as bytes
                          from page join proposal p on p.id = page.id
                         order by page.since, p.id
                        """)
                .param("tenant", tenant)
                .param("zone", keeper.timeZone().getId())
                .param("before", start(keeper, before))
                .param("entriesBefore", start(keeper, entriesBefore))
                .param("personalBefore", start(keeper, personalBefore))
                .param("afterTime", (after == null ? Instant.EPOCH : after.since()).atOffset(ZoneOffset.UTC))
                .param("afterId", after == null ? new UUID(0, 0) : after.id())
                .param("limit", PAGE)
                .query(RetentionRows::read)
                .list());
    }

    private static Ended read(ResultSet row, int number) throws SQLException {
        Set<String> sharedBy = new HashSet<>(Set.of(row.getString("home_member")));
        Array participants = row.getArray("participants");
        sharedBy.addAll(List.of((String[]) participants.getArray()));
        if (row.getBoolean("is_filed")) {
            sharedBy.add(Member.JOINT);
        }
        return new Ended(
                row.getObject("id", UUID.class),
                row.getString("reference"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getBoolean("takes_part"),
                new ArrayList<>(sharedBy).stream().sorted().toList(),
                row.getObject("ended_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("has_dossier"),
                row.getLong("entries"),
                row.getLong("personal"),
                row.getLong("documents"),
                row.getLong("bytes"));
    }

    /** Whether a hold keeps them: the own one, or of a dossier that of any country that took part when it set it. */
    boolean isHeld(UUID proposal, Records records, List<String> keepers) {
        return left.withRowsOfAllMembers(() -> database.sql("""
                        select exists (select from legal_hold
                                        where proposal_id = :proposal and lifted_at is null
                                          and case when :dossier then not own_records_only else tenant = any (:keepers) end)
                        """)
                .param("proposal", proposal)
                .param("dossier", records == Records.DOSSIER)
                .param("keepers", keepers.toArray(String[]::new))
                .query(Boolean.class)
                .single());
    }

    /** Keeps others from setting a hold on it until the transaction has ended. */
    void lock(UUID proposal) {
        left.withRowsOfAllMembers(() -> database.sql("select id from proposal where id = :id for update")
                .param("id", proposal)
                .query(UUID.class)
                .list());
    }

    private static OffsetDateTime start(Member keeper, @Nullable LocalDate day) {
        return keeper.startOf(day == null ? LocalDate.EPOCH : day).atOffset(ZoneOffset.UTC);
    }
}
