-- One row for each proposal that a procedure of the 1995 Mekong Agreement applies to.
create table mekong_procedure (
    proposal_id uuid    primary key references proposal,
    procedure   text    not null,
    day_zero    date,
    due_on      date,
    extended    boolean not null default false,
    result      text,
    constraint mekong_procedure_known check (procedure in ('notification', 'prior-consultation', 'specific-agreement'))
);
