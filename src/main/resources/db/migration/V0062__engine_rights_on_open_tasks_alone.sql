-- What became of a task is told to whoever may read the open task: no right on the history of one is kept any more.
delete from camunda.act_ru_authorization where resource_type_ = 19;
