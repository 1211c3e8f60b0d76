-- Row-level security reads each entry's tenant: with it in the index, an hour's positions are found without the entries themselves.
drop index audit_entry_by_time;
create index audit_entry_by_time on audit_entry (at, position) include (tenant);
