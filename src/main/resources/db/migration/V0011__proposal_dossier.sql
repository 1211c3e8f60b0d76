create sequence proposal_reference_number;

create table proposal (
    id                uuid primary key,
    reference         text        not null,
    home_member       text        not null,
    enterprise        text        not null,
    title             text        not null,
    status            text        not null,
    revision          int         not null,
    version           bigint      not null,
    facts             jsonb       not null,
    routing           jsonb,
    created_by        text        not null,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    filed_on          date,
    submitted_at      timestamptz,
    concluded_at      timestamptz,
    withdrawal_reason text,
    constraint proposal_reference_unique unique (reference),
    constraint proposal_status_known check (status in
        ('draft', 'submitted', 'in-review', 'awaiting-supplement', 'approved', 'approved-with-conditions', 'rejected', 'withdrawn'))
);
create index proposal_enterprise_idx on proposal (home_member, enterprise, id);
create index proposal_status_idx on proposal (status, id);

-- What was filed: facts and documents as they stood when a revision was sealed.
create table proposal_revision (
    proposal_id uuid        not null references proposal,
    revision    int         not null,
    reason      text        not null,
    facts       jsonb       not null,
    routing     jsonb       not null,
    documents   jsonb       not null,
    sealed_by   text        not null,
    sealed_at   timestamptz not null,
    constraint proposal_revision_pk primary key (proposal_id, revision)
);

create table proposal_document (
    id          uuid primary key,
    proposal_id uuid        not null references proposal,
    kind        text        not null,
    name        text        not null,
    media_type  text        not null,
    size_bytes  bigint      not null,
    sha256      text        not null references document_content (sha256),
    revision    int,
    uploaded_by text        not null,
    uploaded_at timestamptz not null
);
create index proposal_document_proposal_idx on proposal_document (proposal_id, id);

create table participation (
    proposal_id uuid not null references proposal,
    member      text not null,
    role        text not null,
    position    int  not null,
    constraint participation_pk primary key (proposal_id, member, role),
    constraint participation_role_known check (role in ('home', 'host', 'consulted', 'informed'))
);
create index participation_member_idx on participation (member, proposal_id);

create table national_review (
    proposal_id  uuid not null references proposal,
    member       text not null,
    role         text not null,
    position     int  not null,
    route        jsonb,
    outcome      text,
    started_at   timestamptz,
    decided_at   timestamptz,
    appeal_until date,
    constraint national_review_pk primary key (proposal_id, member, role),
    constraint national_review_role_known check (role in ('home', 'host')),
    constraint national_review_outcome_known check (outcome in ('approved', 'approved-with-conditions', 'rejected'))
);

-- One row for each task that was opened; a step that comes back after a supplement has a row for each time.
create table review_step (
    proposal_id     uuid        not null references proposal,
    task_id         text        not null,
    member          text        not null,
    role            text        not null,
    step            text        not null,
    stage           text        not null,
    authority       text        not null,
    actor_group     text        not null,
    authority_group text,
    term_kind       text,
    due_on          date,
    days_used       int         not null default 0,
    revision        int         not null,
    opened_at       timestamptz not null,
    closed_at       timestamptz,
    outcome         text,
    findings        text,
    completed_by    text,
    constraint review_step_pk primary key (task_id),
    constraint review_step_term_kind_known check (term_kind in ('working', 'calendar'))
);
create index review_step_proposal_idx on review_step (proposal_id, opened_at);
create index review_step_open_idx on review_step (due_on) where closed_at is null;

create table supplement_request (
    id          uuid primary key,
    proposal_id uuid        not null references proposal,
    member      text        not null,
    role        text        not null,
    step        text        not null,
    question    text        not null,
    asked_by    text        not null,
    asked_at    timestamptz not null,
    revision    int         not null,
    answer      text,
    answer_documents jsonb  not null default '[]',
    answered_by text,
    answered_at timestamptz,
    answer_revision int
);
create index supplement_request_proposal_idx on supplement_request (proposal_id, id);

create table condition_of_approval (
    id          uuid primary key,
    proposal_id uuid        not null references proposal,
    member      text        not null,
    role        text        not null,
    position    int         not null,
    text        text        not null,
    imposed_at  timestamptz not null
);
create index condition_of_approval_proposal_idx on condition_of_approval (proposal_id, id);

create table appeal (
    id          uuid primary key,
    proposal_id uuid        not null references proposal,
    member      text        not null,
    role        text        not null,
    grounds     text        not null,
    lodged_by   text        not null,
    lodged_at   timestamptz not null,
    upheld      boolean,
    decided_at  timestamptz
);
create index appeal_proposal_idx on appeal (proposal_id, id);

create table milestone (
    id          uuid primary key,
    proposal_id uuid        not null references proposal,
    type        text        not null,
    member      text,
    role        text,
    step        text,
    outcome     text,
    revision    int         not null,
    occurred_at timestamptz not null
);
create index milestone_proposal_idx on milestone (proposal_id, id);
