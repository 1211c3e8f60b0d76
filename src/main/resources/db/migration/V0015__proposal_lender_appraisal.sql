-- How far a lender's own appraisal is, as the lender recorded it; the last entry of a lender counts, earlier ones stay.
create table lender_appraisal (
    id          uuid        primary key,
    proposal_id uuid        not null references proposal,
    lender      text        not null,
    stage       text        not null,
    reached_on  date        not null,
    remark      text        not null,
    recorded_by text        not null,
    recorded_at timestamptz not null
);
create index lender_appraisal_proposal_idx on lender_appraisal (proposal_id, id);
