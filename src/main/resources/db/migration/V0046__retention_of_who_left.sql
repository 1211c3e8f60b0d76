-- A country that left learns nothing of the proposal any more. Its own records go by the day on which it left, and a hold that it sets since keeps
-- those alone.
alter table legal_hold add column own_records_only boolean not null default false;
comment on column legal_hold.own_records_only is 'set by a country that took part no more: the dossier is the others'' to keep';

create or replace function remove_audit_entries(in_log text, of_proposal uuid, older_than timestamptz, removal_id uuid,
                                                out entries bigint, out leaves text)
language plpgsql security definer set search_path = tributary, pg_temp as $$
begin
    if not exists (select from proposal
                    where id = of_proposal
                      and (concluded_at < now() - interval '1 year'
                           or (home_member <> in_log and not in_log = any (participants) and in_log <> 'joint'
                               and (select max(at) from audit_entry
                                     where tenant = in_log and proposal_id = of_proposal and type in ('participant-removed', 'records-removed'))
                                   < now() - interval '1 year'))) then
        raise exception 'proposal % did not end a year ago', of_proposal using errcode = 'insufficient_privilege';
    end if;
    if exists (select from legal_hold where tenant = in_log and proposal_id = of_proposal and lifted_at is null) then
        raise exception 'a hold keeps the entries of proposal %', of_proposal using errcode = 'insufficient_privilege';
    end if;
    with gone as (
        update audit_entry entry
           set type = 'removed', actor = null, revision = null, step = null, rule = null, authority = null, outcome = null,
               process = null, definition_id = null, instance_id = null, detail = '{}', commitments = '{}', removal = removal_id
          from audit_leaf leaf
         where leaf.position = entry.position and leaf.tenant = in_log
           and entry.tenant = in_log and entry.proposal_id = of_proposal and entry.at < older_than and entry.removal is null
           and entry.type not in ('legal-hold-set', 'legal-hold-lifted', 'records-removed', 'erasure-requested', 'personal-data-erased')
        returning entry.position, leaf.leaf_index, leaf.hash),
    personal as (
        delete from audit_personal where position in (select position from gone))
    select count(*), encode(sha256(coalesce(string_agg(hash, ''::bytea order by leaf_index), ''::bytea)), 'hex')
      into entries, leaves from gone;
end $$;
