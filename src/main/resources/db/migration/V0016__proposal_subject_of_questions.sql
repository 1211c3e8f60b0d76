-- Which condition a question or a task is about, where it is about one: a member follows several up by the same step at the same time.
alter table supplement_request add column subject uuid;
alter table review_step add column subject uuid;
