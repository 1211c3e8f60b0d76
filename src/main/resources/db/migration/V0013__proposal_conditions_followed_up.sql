-- Where a condition comes from, by when it is due, and what its follow-up has found so far.
alter table condition_of_approval
    add column rule        text,
    add column legal_basis jsonb not null default '[]',
    add column due_on      date,
    add column state       text not null default 'open',
    add column reason      text,
    add constraint condition_of_approval_state_known check (state in ('open', 'extended', 'fulfilled', 'not-fulfilled'));
