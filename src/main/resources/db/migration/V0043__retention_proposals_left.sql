-- Which proposals a tenant left, and of which it removed records: each is asked about once for every ended proposal.
create index audit_entry_left on audit_entry (proposal_id, tenant) where type in ('participant-removed', 'records-removed');
