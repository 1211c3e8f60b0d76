-- One compact row an event, appended by the transaction that causes it. Rows are never changed, so that a log over them can be proved later:
-- what a proof needs (leaf hashes, tree size, checkpoints) goes into tables of its own that point here.
create table audit_entry (
    position      bigint generated always as identity primary key,
    at            timestamptz not null,
    tenant        text        not null,
    actor         text,
    type          text        not null,
    proposal_id   uuid,
    revision      integer,
    step          text,
    rule          text,
    authority     text,
    outcome       text,
    process       text,
    definition_id text,
    instance_id   text,
    detail        jsonb       not null default '{}'
);

comment on column audit_entry.actor is 'engine user id such as la.legal; null for the system itself';
comment on column audit_entry.step is 'element id in the process model';

create index audit_entry_by_proposal on audit_entry (proposal_id, position);
create index audit_entry_by_tenant on audit_entry (tenant, position);
create index audit_entry_by_actor on audit_entry (actor, position);
create index audit_entry_by_rule on audit_entry (rule, position) where rule is not null;

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
    raise exception 'audit entries are append-only: % refused', tg_op using errcode = 'insufficient_privilege';
end $$;

create trigger audit_entry_append_only before update or delete on audit_entry
    for each row execute function refuse_audit_change();
create trigger audit_entry_never_truncated before truncate on audit_entry
    for each statement execute function refuse_audit_change();
