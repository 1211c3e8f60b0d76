-- What each witness cosigned last.
create index audit_cosignature_of_witness on audit_cosignature (tenant, witness, size);
