-- Content is stored once, under the SHA-256 of its bytes, in chunks that are written and read one at a time.
create sequence document_upload_number;

create table document_content (
    sha256     text primary key,
    upload     bigint      not null,
    size_bytes bigint      not null,
    media_type text        not null,
    stored_at  timestamptz not null,
    constraint document_content_upload_unique unique (upload),
    constraint document_content_sha256_hex check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint document_content_not_empty check (size_bytes > 0)
);

-- The hash is known last, so chunks go under the number of their upload; a transaction that fails leaves none.
create table document_chunk (
    upload   bigint not null,
    position int    not null,
    bytes    bytea  not null,
    constraint document_chunk_pk primary key (upload, position)
);
alter table document_chunk alter column bytes set storage external;
