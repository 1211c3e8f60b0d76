-- Reference exchange rates, kept by each member. A correction is a newer row: of those of one day, the last entered counts.
create table reference_rate (
    id            uuid        primary key,
    member        text        not null,
    base          text        not null,
    quote         text        not null,
    rate          numeric     not null,
    day           date        not null,
    source        text        not null,
    demonstration boolean     not null,
    entered_by    text        not null,
    entered_at    timestamptz not null,
    constraint reference_rate_base_currency check (base ~ '^[A-Z]{3}$'),
    constraint reference_rate_quote_currency check (quote ~ '^[A-Z]{3}$' and quote <> base),
    constraint reference_rate_positive check (rate > 0),
    constraint reference_rate_source_present check (source <> '')
);
create index reference_rate_member_idx on reference_rate (member, id desc);
create index reference_rate_pair_idx on reference_rate (member, base, quote, demonstration, day desc, id desc);

create function refuse_rate_change() returns trigger language plpgsql as $$
begin
    raise exception 'reference rates are append-only: % refused', tg_op using errcode = 'insufficient_privilege';
end $$;

create trigger reference_rate_append_only before update or delete on reference_rate
    for each row execute function refuse_rate_change();
create trigger reference_rate_never_truncated before truncate on reference_rate
    for each statement execute function refuse_rate_change();
