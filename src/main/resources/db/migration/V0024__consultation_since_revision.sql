-- What members did on earlier revisions belongs to a procedure that the changed project left behind.
alter table mekong_procedure add column since_revision integer not null default 0;
