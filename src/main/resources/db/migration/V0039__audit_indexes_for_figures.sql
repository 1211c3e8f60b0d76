-- Row-level security lets no condition on a member of detail be looked up by index, so a task's opening is found by proposal and step.
drop index audit_entry_tasks_opened;
create index audit_entry_tasks_opened on audit_entry (proposal_id, step) where type = 'task-created';

-- The tasks completed last, over all tenants.
create index audit_entry_tasks_completed_last on audit_entry (position) where type = 'task-completed';
