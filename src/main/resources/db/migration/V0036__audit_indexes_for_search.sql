-- Search turns pages by position, so every condition that may stand alone has an index that ends in it.
create index audit_entry_by_outcome on audit_entry (outcome, position) where outcome is not null;
create index audit_entry_by_authority on audit_entry (authority, position) where authority is not null;

-- Positions grow with time but for transactions that overlap: a time is looked up as positions.
create index audit_entry_by_time on audit_entry (at, position);

-- One process's path, and figures over many.
create index audit_entry_by_instance on audit_entry (instance_id, position) where instance_id is not null;
create index audit_entry_starts on audit_entry (tenant, process, position) where type = 'process-started';
create index audit_entry_tasks_opened on audit_entry ((detail ->> 'task')) where type = 'task-created';
create index audit_entry_tasks_completed on audit_entry (tenant, position) where type = 'task-completed';

-- What the nightly comparison found, and when it ran.
create index audit_entry_comparisons on audit_entry (type, position) where type in ('log-disagrees', 'log-compared');
