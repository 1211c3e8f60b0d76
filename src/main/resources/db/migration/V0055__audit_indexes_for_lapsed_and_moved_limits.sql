-- What a law deems answered ends cancelled: the tasks that ended last, of one tenant and over all.
drop index audit_entry_tasks_completed;
create index audit_entry_tasks_ended on audit_entry (tenant, position) where type in ('task-completed', 'task-cancelled');
drop index audit_entry_tasks_completed_last;
create index audit_entry_tasks_ended_last on audit_entry (position) where type in ('task-completed', 'task-cancelled');

-- Row-level security lets no condition on a member of detail be looked up by index, so the moves of a task's limit are found by proposal.
create index audit_entry_limits_moved on audit_entry (proposal_id) where type = 'limit-moved';
