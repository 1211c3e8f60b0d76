-- What a connection declares of tenants, as policies ask for it: codes with commas between them, * for the system's own work. With nothing declared
-- the first gives null, which equals no tenant.
create function declared_tenants() returns text[] language sql stable parallel safe
    return string_to_array(nullif(pg_catalog.current_setting('tributary.tenants', true), ''), ',');

create function declares_all_tenants() returns boolean language sql stable parallel safe
    return coalesce(pg_catalog.current_setting('tributary.tenants', true) = '*', false);
