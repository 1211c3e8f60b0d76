-- The trigger refuses whoever changes the log; the application is not even given the right.
REVOKE UPDATE, DELETE, TRUNCATE ON tributary.audit_entry FROM "${application-role}";
