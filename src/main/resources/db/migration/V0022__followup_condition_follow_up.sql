-- Conditions of approval whose follow-up has begun. A condition that a new decision replaces takes its follow-up with it.
create table condition_follow_up (
    condition_id uuid primary key references condition_of_approval on delete cascade,
    proposal_id  uuid not null references proposal,
    member       text not null,
    announcement text not null,
    due_on       date
);
