-- Rows behind a policy are looked up by an index only through operators that are known to tell nothing of hidden rows. Those of bigint are, those
-- of xid8 are not: the sequencer would read a tenant's whole log each time.
alter table audit_entry
    alter column transaction_id drop default,
    alter column transaction_id type bigint using transaction_id::text::bigint,
    alter column transaction_id set default pg_current_xact_id()::text::bigint;
comment on column audit_entry.transaction_id is 'number of the writing transaction, an xid8';

-- New entries name no actor.
drop index audit_entry_by_actor;
create index audit_entry_by_actor on audit_entry (actor, position) where actor is not null;

-- Subtrees of fewer than 256 leaves are calculated from their leaves.
alter table audit_node disable trigger audit_node_append_only;
delete from audit_node where level < 8;
alter table audit_node enable trigger audit_node_append_only;
comment on table audit_node is 'roots of complete subtrees of at least 256 leaves: of the leaves from node_index * 2^level';
