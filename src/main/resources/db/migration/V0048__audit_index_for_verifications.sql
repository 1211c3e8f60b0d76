-- What the nightly verification found last in each log.
create index audit_entry_verifications on audit_entry (tenant, position) where type in ('log-found-whole', 'log-found-faulty');
