-- A row is there for the tenants that it concerns, and for nobody else, the tables' owner included. Subqueries around the functions let the
-- database ask them once a statement.

-- Who takes part, beside the proposal itself: the policy of participation asks proposal, so that of proposal cannot ask participation.
alter table proposal add column participants text[] not null default '{}';
update proposal set participants = coalesce(
    (select array_agg(distinct member) from participation where proposal_id = proposal.id), '{}');
create index proposal_participants_idx on proposal using gin (participants);

create function tell_participants() returns trigger language plpgsql as $$
begin
    update tributary.proposal set participants = coalesce(
        (select array_agg(distinct member) from tributary.participation
         where proposal_id = coalesce(new.proposal_id, old.proposal_id)), '{}')
    where id = coalesce(new.proposal_id, old.proposal_id);
    return null;
end $$;
create trigger participation_told after insert or update of member or delete on participation
    for each row execute function tell_participants();

alter table proposal enable row level security, force row level security;
create policy participants on proposal using (
    (select declares_all_tenants())
    or home_member = any ((select declared_tenants())::text[])
    or participants && (select declared_tenants())
    or (submitted_at is not null and 'joint' = any ((select declared_tenants())::text[])));

-- What belongs to a proposal is there where the proposal is.
do $$
declare
    part text;
begin
    foreach part in array array['participation', 'proposal_revision', 'proposal_document', 'national_review', 'review_step',
        'supplement_request', 'condition_of_approval', 'appeal', 'milestone', 'consultation_comment', 'lender_appraisal',
        'recorded_answer', 'mekong_procedure', 'condition_follow_up']
    loop
        execute format('alter table %I enable row level security, force row level security', part);
        execute format('create policy participants on %I using ((select declares_all_tenants())'
            || ' or exists (select from proposal where proposal.id = %I.proposal_id))', part, part);
    end loop;
end $$;

alter table consultation_answer enable row level security, force row level security;
create policy participants on consultation_answer using (
    (select declares_all_tenants())
    or exists (select from consultation_comment comment where comment.id = consultation_answer.comment_id));

alter table step_note enable row level security, force row level security;
create policy participants on step_note using (
    (select declares_all_tenants())
    or exists (select from review_step step where step.task_id = step_note.task_id));

-- Content is one for equal bytes; it is there for the tenant that stored it first and for whoever sees a document of it. Nobody changes it.
alter table document_content add column stored_for text not null default '*';
alter table document_content alter column stored_for set default pg_catalog.current_setting('tributary.tenants', true);
create index proposal_document_sha256_idx on proposal_document (sha256);
alter table document_content enable row level security, force row level security;
create policy readers on document_content for select using (
    (select declares_all_tenants())
    or string_to_array(stored_for, ',') && (select declared_tenants())
    or exists (select from proposal_document document where document.sha256 = document_content.sha256));
create policy storers on document_content for insert with check (
    (select declares_all_tenants()) or string_to_array(stored_for, ',') && (select declared_tenants()));

alter table document_chunk enable row level security, force row level security;
create policy readers on document_chunk for select using (
    (select declares_all_tenants())
    or exists (select from document_content content where content.upload = document_chunk.upload));
create policy storers on document_chunk for insert with check (
    (select declares_all_tenants())
    or exists (select from document_content content
               where content.upload = document_chunk.upload
                 and string_to_array(content.stored_for, ',') && (select declared_tenants())));

-- Rates are kept by each member; a preview converts by those of every country that it asks.
alter table reference_rate enable row level security, force row level security;
create policy readers on reference_rate for select using ((select declared_tenants()) is not null);
create policy keepers on reference_rate using (
    (select declares_all_tenants()) or member = any ((select declared_tenants())::text[]));

alter table audit_entry enable row level security, force row level security;
create policy tenant on audit_entry using (
    (select declares_all_tenants()) or tenant = any ((select declared_tenants())::text[]));

alter table directory_user enable row level security, force row level security;
create policy tenant on directory_user using (
    (select declares_all_tenants()) or tenant = any ((select declared_tenants())::text[]));

alter table directory_group_member enable row level security, force row level security;
create policy tenant on directory_group_member using (
    (select declares_all_tenants())
    or exists (select from directory_user person where person.engine_user_id = directory_group_member.engine_user_id));

alter table directory_affiliation enable row level security, force row level security;
create policy tenant on directory_affiliation using (
    (select declares_all_tenants())
    or exists (select from directory_user person where person.engine_user_id = directory_affiliation.engine_user_id));
