-- The application works under a role that owns no table: it can neither change the schema nor pass row-level policies by.
GRANT USAGE ON SCHEMA tributary, camunda TO "${application-role}";
ALTER DEFAULT PRIVILEGES IN SCHEMA tributary, camunda GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "${application-role}";
ALTER DEFAULT PRIVILEGES IN SCHEMA tributary, camunda GRANT USAGE, SELECT ON SEQUENCES TO "${application-role}";
