-- Which personal values were erased by order, without whose they were: that would tell of two that they were one person's. The log tells how many there are
-- in all and what they come to, so that no value goes, or comes back, without an order.
create table audit_erased (
    position bigint not null,
    pointer  text   not null,
    tenant   text   not null,
    primary key (position, pointer)
);
create index audit_erased_by_tenant on audit_erased (tenant, position);
comment on table audit_erased is 'personal values that an order took from beside an entry; what goes with a proposal''s period is told by its entry of type records-removed';
create trigger audit_erased_append_only before update or delete on audit_erased for each row execute function refuse_audit_change();
create trigger audit_erased_never_truncated before truncate on audit_erased for each statement execute function refuse_audit_change();
revoke update, delete, truncate on audit_erased from "${application-role}";
alter table audit_erased enable row level security, force row level security;
create policy tenant on audit_erased using ((select declares_all_tenants()) or tenant = any ((select declared_tenants())::text[]));

-- What is gone by now went when no order said which: it is taken as it stands, and each log says so.
insert into audit_erased (position, pointer, tenant)
select e.position, committed.pointer, e.tenant
  from audit_entry e
  left join audit_personal p on p.position = e.position
 cross join lateral jsonb_object_keys(e.commitments) as committed (pointer)
 where not jsonb_exists(coalesce(p.salts, '{}'), committed.pointer);

insert into audit_entry (at, tenant, type, detail)
select now(), tenant, 'erasures-counted',
       jsonb_build_object('erasedInAll', count(*), 'digest',
                          encode(sha256(convert_to(string_agg(position || ' ' || pointer || E'\n', '' order by position, pointer collate "C"), 'UTF8')), 'hex'))
  from audit_erased group by tenant;

-- Whoever follows a log may ask which entry introduced a key.
create index audit_entry_keys_introduced on audit_entry (tenant) where type = 'signing-key-introduced';
