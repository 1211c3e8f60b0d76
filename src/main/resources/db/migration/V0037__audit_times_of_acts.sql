-- The nightly comparison asks for what happened in a day. Rows come in the order of time, so that a few pages of index tell where they are.
create index milestone_time_idx on milestone using brin (occurred_at) with (pages_per_range = 16);
create index proposal_revision_time_idx on proposal_revision using brin (sealed_at) with (pages_per_range = 16);
create index review_step_closed_idx on review_step (closed_at) where outcome is not null;
