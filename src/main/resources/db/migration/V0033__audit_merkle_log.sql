-- Which transaction wrote an entry: the log takes entries only of transactions that came before every one still open, so it misses none.
alter table audit_entry add column transaction_id xid8 not null default pg_current_xact_id();
create index audit_entry_in_log_order on audit_entry (tenant, transaction_id, position);

-- Who acted and what persons wrote is kept beside the entry, which holds only salted hashes of it: it can be erased, and every proof stays valid.
alter table audit_entry add column commitments jsonb not null default '{}';
comment on column audit_entry.commitments is 'JSON pointer to base64 of SHA-256 over salt and canonical JSON of the value in audit_personal';
comment on column audit_entry.actor is 'only in entries older than audit_personal';

create table audit_personal (
    position bigint primary key,
    tenant   text  not null,
    actor    text,
    detail   jsonb not null default '{}',
    salts    jsonb not null
);
comment on column audit_personal.actor is 'engine user id such as la.legal; null for the system itself, and once erased';
comment on column audit_personal.salts is 'JSON pointer to base64 of the salt; a value that is erased takes its salt along';
create index audit_personal_by_actor on audit_personal (actor, position) where actor is not null;

-- One Merkle tree a tenant (RFC 9162). Leaves point to entries; complete subtrees never change once they are there.
create table audit_leaf (
    tenant     text   not null,
    leaf_index bigint not null,
    position   bigint not null,
    signed_in  bigint not null,
    hash       bytea  not null,
    primary key (tenant, leaf_index),
    constraint audit_leaf_once unique (position)
);

comment on column audit_leaf.signed_in is 'size of the checkpoint that was signed when it came in';

create table audit_node (
    tenant     text    not null,
    level      integer not null,
    node_index bigint  not null,
    hash       bytea   not null,
    primary key (tenant, level, node_index)
);
comment on table audit_node is 'roots of complete subtrees: of the leaves from node_index * 2^level; level 0 is audit_leaf';

create table audit_checkpoint (
    tenant    text        not null,
    size      bigint      not null,
    root_hash bytea       not null,
    note      text        not null,
    signed_at timestamptz not null,
    primary key (tenant, size)
);
comment on column audit_checkpoint.note is 'C2SP tlog-checkpoint with the signatures of the log''s own keys';

create table audit_log_key (
    tenant       text        not null,
    verifier_key text        not null,
    first_used_at timestamptz not null,
    primary key (tenant, verifier_key)
);
comment on column audit_log_key.verifier_key is 'C2SP signed-note verifier key';

create table audit_cosignature (
    tenant      text        not null,
    size        bigint      not null,
    witness     text        not null,
    line        text        not null,
    cosigned_at timestamptz not null,
    primary key (tenant, size, witness)
);
comment on column audit_cosignature.line is 'C2SP tlog-cosignature, as a line of the checkpoint''s note';

create table audit_conflicting_view (
    id          uuid        primary key,
    tenant      text        not null,
    size        bigint      not null,
    note        text        not null,
    reported_at timestamptz not null
);
comment on table audit_conflicting_view is 'checkpoints under a key of this log that this log never was: proof of two views';

do $$
declare
    name text;
begin
    foreach name in array array['audit_leaf', 'audit_node', 'audit_checkpoint', 'audit_log_key', 'audit_cosignature', 'audit_conflicting_view'] loop
        execute format('create trigger %I before update or delete on %I for each row execute function refuse_audit_change()', name || '_append_only', name);
        execute format('create trigger %I before truncate on %I for each statement execute function refuse_audit_change()', name || '_never_truncated', name);
        execute format('revoke update, delete, truncate on %I from %I', name, '${application-role}');
    end loop;
    -- What proves a tenant's entries, and what they only commit to, is there for that tenant alone.
    foreach name in array array['audit_personal', 'audit_leaf', 'audit_node', 'audit_checkpoint', 'audit_log_key', 'audit_cosignature', 'audit_conflicting_view'] loop
        execute format('alter table %I enable row level security, force row level security', name);
        execute format('create policy tenant on %I using ((select declares_all_tenants()) or tenant = any ((select declared_tenants())::text[]))', name);
    end loop;
end $$;
revoke truncate on audit_personal from "${application-role}";
