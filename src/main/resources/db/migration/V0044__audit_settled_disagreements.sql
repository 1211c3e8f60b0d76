-- That tables and log agree again is looked for beside what they did not agree on.
drop index audit_entry_comparisons;
create index audit_entry_comparisons on audit_entry (type, position) where type in ('log-disagrees', 'log-agrees', 'log-compared');
