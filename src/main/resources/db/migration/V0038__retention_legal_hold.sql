-- Records that must be kept whatever their period says. Setting a hold keeps, so one person may; lifting it lets go, so it takes another.
create table legal_hold (
    id             uuid        primary key,
    tenant         text        not null,
    proposal_id    uuid        not null references proposal,
    reason         text        not null,
    set_by         text        not null,
    set_at         timestamptz not null,
    lifted_by      text,
    lifted_at      timestamptz,
    lifting_reason text,
    constraint legal_hold_lifted_whole check (num_nonnulls(lifted_by, lifted_at, lifting_reason) in (0, 3)),
    constraint legal_hold_lifted_by_another check (lifted_by <> set_by)
);
create index legal_hold_active_idx on legal_hold (proposal_id) where lifted_at is null;

-- A person's data to be erased from the own tenant's log: asked for by one person, approved by another.
create table erasure (
    id           uuid        primary key,
    tenant       text        not null,
    person       text,
    entry        bigint,
    reason       text        not null,
    requested_by text        not null,
    requested_at timestamptz not null,
    approved_by  text,
    approved_at  timestamptz,
    erased       bigint      not null default 0,
    remaining    bigint      not null default 0,
    constraint erasure_approved_whole check (num_nonnulls(approved_by, approved_at) in (0, 2)),
    constraint erasure_approved_by_another check (approved_by <> requested_by)
);
comment on column erasure.person is 'engine user id; null once all was erased, and where one entry is meant';
comment on column erasure.remaining is 'entries that a review under way or a hold keeps for now';

do $$
declare
    name text;
begin
    foreach name in array array['legal_hold', 'erasure'] loop
        execute format('alter table %I enable row level security, force row level security', name);
        execute format('create policy tenant on %I using ((select declares_all_tenants()) or tenant = any ((select declared_tenants())::text[]))', name);
        execute format('revoke delete, truncate on %I from %I', name, '${application-role}');
    end loop;
end $$;

-- What is left of a proposal whose dossier was removed: reference, countries, dates, outcomes.
alter table proposal add column contents_removed_at timestamptz;

-- Content that no document refers to any more goes; a document that came meanwhile keeps it by its foreign key.
create policy removers on document_content for delete using (
    (select declares_all_tenants())
    and not exists (select from proposal_document document where document.sha256 = document_content.sha256));
create policy removers on document_chunk for delete using (
    (select declares_all_tenants())
    and not exists (select from document_content content where content.upload = document_chunk.upload));

-- A tombstone stands where an entry was: its leaf keeps the hash, so every proof stays as it was, and an entry of the log tells of the removal.
alter table audit_entry add column removal uuid;
comment on column audit_entry.removal is 'of a tombstone: the removal that an entry of type records-removed tells of';

create function refuse_entry_change() returns trigger language plpgsql as $$
declare
    tombstone tributary.audit_entry := old;
begin
    tombstone.type := 'removed';
    tombstone.actor := null;
    tombstone.revision := null;
    tombstone.step := null;
    tombstone.rule := null;
    tombstone.authority := null;
    tombstone.outcome := null;
    tombstone.process := null;
    tombstone.definition_id := null;
    tombstone.instance_id := null;
    tombstone.detail := '{}';
    tombstone.commitments := '{}';
    tombstone.removal := new.removal;
    if tg_op = 'UPDATE' and old.removal is null and new.removal is not null and new is not distinct from tombstone then
        return new;
    end if;
    raise exception 'audit entries are append-only: % refused', tg_op using errcode = 'insufficient_privilege';
end $$;
drop trigger audit_entry_append_only on audit_entry;
create trigger audit_entry_append_only before update or delete on audit_entry
    for each row execute function refuse_entry_change();

-- The one way to a tombstone. The application's role may change no entry; this runs as the owner, checks for itself that nothing forbids the
-- removal, and sees the declared tenants' rows alone. Entries that are not in the log yet stay until they are.
create function remove_audit_entries(in_log text, of_proposal uuid, older_than timestamptz, removal_id uuid,
                                     out entries bigint, out leaves text)
language plpgsql security definer set search_path = tributary, pg_temp as $$
begin
    if not exists (select from proposal where id = of_proposal and concluded_at < now() - interval '1 year') then
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
revoke execute on function remove_audit_entries from public;
grant execute on function remove_audit_entries to "${application-role}";
