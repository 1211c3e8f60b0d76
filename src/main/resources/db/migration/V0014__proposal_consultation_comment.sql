-- What a consulted country remarked on effects beyond the border; each remark is a document of the dossier too.
create table consultation_comment (
    id          uuid primary key,
    proposal_id uuid        not null references proposal,
    member      text        not null,
    step        text        not null,
    text        text        not null,
    document_id uuid        not null references proposal_document,
    made_by     text        not null,
    made_at     timestamptz not null
);
create index consultation_comment_proposal_idx on consultation_comment (proposal_id, id);

-- What a host country answered, once for each comment.
create table consultation_answer (
    comment_id  uuid        not null references consultation_comment,
    member      text        not null,
    outcome     text        not null,
    reasons     text        not null,
    measure     text,
    answered_by text        not null,
    answered_at timestamptz not null,
    constraint consultation_answer_pk primary key (comment_id, member),
    constraint consultation_answer_outcome_known check (outcome in ('accepted', 'partly-accepted', 'not-accepted'))
);
