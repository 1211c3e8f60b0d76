-- What people answered in tasks beside outcome and findings: facts that routing reads, and conditions.
create table recorded_answer (
    task_id     text        not null,
    name        text        not null,
    proposal_id uuid        not null references proposal,
    member      text        not null,
    role        text        not null,
    step        text        not null,
    value       jsonb       not null,
    answered_by text        not null,
    answered_at timestamptz not null,
    constraint recorded_answer_pk primary key (task_id, name)
);
create index recorded_answer_proposal_idx on recorded_answer (proposal_id, answered_at);

-- Reminders and escalations of a task, each noted once.
create table step_note (
    task_id text not null,
    type    text not null,
    constraint step_note_pk primary key (task_id, type)
);
