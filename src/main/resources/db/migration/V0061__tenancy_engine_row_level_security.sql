-- The engine's own rows, wherever they bear a tenant. Those without one, such as the job that cleans up history, are the system's.
do $$
declare
    engine_table text;
begin
    for engine_table in
        select pg_class.relname from pg_class join pg_attribute on attrelid = pg_class.oid
        where relnamespace = 'camunda'::regnamespace and relkind = 'r' and attname = 'tenant_id_'
          and relname <> 'act_ge_bytearray' and relname not like 'act_id_%'
    loop
        execute format('alter table camunda.%I enable row level security, force row level security', engine_table);
        execute format('create policy tenant on camunda.%I using ((select tributary.declares_all_tenants())'
            || ' or tenant_id_ = any ((select tributary.declared_tenants())::text[]))', engine_table);
    end loop;
end $$;

-- Bytes bear no tenant: they are there for whoever sees the row that they belong to.
alter table camunda.act_ge_bytearray enable row level security, force row level security;
create policy tenant on camunda.act_ge_bytearray using (
    (select tributary.declares_all_tenants())
    or tenant_id_ = any ((select tributary.declared_tenants())::text[])
    or exists (select from camunda.act_re_deployment where act_re_deployment.id_ = act_ge_bytearray.deployment_id_)
    or exists (select from camunda.act_ru_variable where act_ru_variable.bytearray_id_ = act_ge_bytearray.id_)
    or exists (select from camunda.act_hi_varinst where act_hi_varinst.bytearray_id_ = act_ge_bytearray.id_)
    or exists (select from camunda.act_hi_detail where act_hi_detail.bytearray_id_ = act_ge_bytearray.id_)
    or exists (select from camunda.act_hi_attachment where act_hi_attachment.content_id_ = act_ge_bytearray.id_)
    or exists (select from camunda.act_ru_job where act_ru_job.exception_stack_id_ = act_ge_bytearray.id_)
    or exists (select from camunda.act_hi_job_log where act_hi_job_log.job_exception_stack_id_ = act_ge_bytearray.id_));
