-- Due dates stand with the conditions themselves, where enterprises and reviewers read them.
update condition_of_approval
set due_on = condition_follow_up.due_on
from condition_follow_up
where condition_follow_up.condition_id = condition_of_approval.id and condition_follow_up.due_on is not null;
alter table condition_follow_up drop column due_on;
