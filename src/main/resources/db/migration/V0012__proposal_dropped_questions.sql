-- A question of a country that no longer takes part needs no answer.
alter table supplement_request add column dropped_at timestamptz;
