-- Whether a scanner looked at a document when it was uploaded. Of what there was before, nobody knows.
alter table proposal_document
    add column virus_scan text not null default 'unscanned',
    add constraint proposal_document_virus_scan_known check (virus_scan in ('clean', 'unscanned', 'not-needed'));
update proposal_document set virus_scan = 'not-needed' where media_type = 'text/plain;charset=UTF-8';
