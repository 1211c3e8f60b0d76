package tributary.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.audit.log.ErasedValues;
import tributary.audit.log.LastingEntries;
import tributary.tenancy.DeclaredTenants;

/**
 * What can be taken from a tenant's log without breaking a proof of it: values beside an entry, which it only commits to, and an entry's content,
 * whose leaf keeps the hash. Nothing here asks whether it may; nothing here is recorded by itself.
 */
@Component
public class ErasableRecords {

    /** Whether entry {@code e} may go with its period or by order, as a condition of SQL. */
    public static final String MAY_GO = LastingEntries.MAY_GO;

    /**
     * Whether entry {@code e} keeps its names for now: its proposal is under review, an appeal or the follow-up of its conditions included, or the tenant
     * holds it.
     */
    private static final String IS_KEPT = """
             (exists (select from proposal p where p.id = e.proposal_id and p.concluded_at is null)
              or exists (select from camunda.act_ru_execution x where x.business_key_ = e.proposal_id::text)
              or exists (select from legal_hold h where h.proposal_id = e.proposal_id and h.tenant = :tenant
                                                    and h.lifted_at is null))
            """;

    private final JdbcClient database;
    private final ErasedValues values;
    private final DeclaredTenants tenants;
    private final LeftProposals left;

    ErasableRecords(JdbcClient database, ErasedValues values, DeclaredTenants tenants, LeftProposals left) {
        this.database = database;
        this.values = values;
        this.tenants = tenants;
        this.left = left;
    }

    /**
     * What a removal took.
     *
     * @param leaves SHA-256, hexadecimal, over the hashes of the entries' leaves in the log's order
     */
    public record Removed(long entries, String leaves) {}

    /**
     * Puts tombstones in the place of a proposal's entries from before an instant. The database refuses it where a hold lies on them, or the proposal did not
     * end a year ago.
     *
     * @param removal the id by which an entry of type {@code records-removed}, in the same transaction, tells of it
     */
    public Removed removeEntries(String tenant, UUID proposal, Instant before, UUID removal) {
        return left.withRowsOfAllMembers(() -> database.sql(
                        "select entries, leaves from remove_audit_entries(:tenant, :proposal, :before, :removal)")
                .param("tenant", tenant)
                .param("proposal", proposal)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("removal", removal)
                .query((row, number) -> new Removed(row.getLong("entries"), row.getString("leaves")))
                .single());
    }

    /** Erases everything personal beside a proposal's entries from before an instant; tells of how many entries. */
    public long erasePersonal(String tenant, UUID proposal, Instant before) {
        return tenants.also(List.of(tenant), () -> (long) database.sql("""
                        delete from audit_personal s using audit_entry e
                         where e.position = s.position and e.tenant = :tenant and e.proposal_id = :proposal and e.at < :before
                           and
                        """ + MAY_GO)
                .param("tenant", tenant)
                .param("proposal", proposal)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update());
    }

    /**
     * What an erasure came to.
     *
     * @param erased entries that name the person no more
     * @param kept entries that do, of proposals under review or under a hold
     * @param inTheClear entries that do for good, since they were signed before names stood beside the log
     * @param erasedInAll how many values were erased from the log by now; an entry of the log, in the same transaction, tells of it
     * @param digest what they come to, which it tells as well
     */
    public record Erased(long erased, long kept, long inTheClear, long erasedInAll, String digest) {}

    private record Counted(long erased, long kept, long inTheClear) {}

    /**
     * Erases a person's name from a tenant's log, in the caller's transaction: as who acted, who was assigned, delegated, reminded or refused, and there
     * with the rule's reason, which names them too; as what a variable held, and as what tables and log did not agree on. Texts that the person wrote
     * stay. Entries of proposals that are under review, or under a hold of the tenant, keep it; so does, for good, who decided on holds and erasures. All
     * are found, and sorted, before the first is changed.
     */
    public Erased erasePerson(String tenant, String person) {
        return inTurn(
                tenant,
                () -> database.sql("""
                        with naming as (
                            select s.position, s.tenant,
                                   case when s.actor = :person and""" + MAY_GO + """
                                        then array['/actor'] else '{}' end
                                   || array(
                                       select '/detail/' || told.key from jsonb_each_text(s.detail) as told
                                        where told.value = :person
                                          and told.key in ('assignee', 'owner', 'person', 'value', 'before', 'inTables', 'inLog')
                                           or told.key in ('inTables', 'inLog')
                                          and position('; person: ' || :person || ';' in '; ' || told.value || ';') > 0
                                           or told.key = 'to' and jsonb_exists(s.detail->'to', :person)
                                           or told.key = 'reason' and e.type = 'person-refused' and s.detail->>'person' = :person)
                                   as pointers,""" + IS_KEPT + """
                                   as is_kept
                              from audit_personal s join audit_entry e on e.position = s.position
                             where s.tenant = :tenant),
                        named as materialized (
                            select * from naming where pointers <> '{}'),
                        erased as (
                            update audit_personal s
                               set actor = case when '/actor' = any (pointers) then null else s.actor end,
                                   detail = s.detail - array(select substr(pointer, length('/detail/') + 1) from unnest(pointers) as pointer),
                                   salts = s.salts - pointers
                              from (select * from named order by position) as named
                             where named.position = s.position and not named.is_kept
                            returning s.position),
                        marked as (
                            insert into audit_erased (position, tenant, pointer)
                            select position, tenant, unnest(pointers) from named where not is_kept
                            on conflict do nothing)
                        select (select count(*) from erased) as erased,
                               (select count(*) from named where is_kept) as kept,
                               (select count(*) from audit_entry where tenant = :tenant and actor = :person) as in_the_clear
                        """)
                        .param("tenant", tenant)
                        .param("person", person)
                        .query((row, number) ->
                                new Counted(row.getLong("erased"), row.getLong("kept"), row.getLong("in_the_clear")))
                        .single());
    }

    /** Erases everything personal beside one entry of a tenant's log, what persons wrote with it; keeps what {@link #erasePerson} does. */
    public Erased eraseEntry(String tenant, long position) {
        return inTurn(
                tenant,
                () -> database.sql("""
                        with named as materialized (
                            select s.position,""" + IS_KEPT + """
                                   as is_kept
                              from audit_personal s join audit_entry e on e.position = s.position
                             where s.tenant = :tenant and s.position = :position
                               and""" + MAY_GO + """
                            ),
                        erased as (
                            delete from audit_personal s using named
                             where named.position = s.position and not named.is_kept
                            returning s.position, s.tenant, s.salts),
                        marked as (
                            insert into audit_erased (position, tenant, pointer)
                            select position, tenant, jsonb_object_keys(salts) from erased
                            on conflict do nothing)
                        select (select count(*) from erased) as erased, (select count(*) from named where is_kept) as kept
                        """)
                        .param("tenant", tenant)
                        .param("position", position)
                        .query((row, number) -> new Counted(row.getLong("erased"), row.getLong("kept"), 0))
                        .single());
    }

    private Erased inTurn(String tenant, Supplier<Counted> erasure) {
        values.takeTurn(tenant);
        Counted counted = left.withRowsOfAllMembers(erasure);
        ErasedValues.Sum sum = values.sum(tenant);
        return new Erased(counted.erased(), counted.kept(), counted.inTheClear(), sum.number(), sum.digest());
    }
}
