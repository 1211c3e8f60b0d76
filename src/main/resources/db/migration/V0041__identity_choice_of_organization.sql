-- Of several organizations the first by name was kept here, which nobody chose: these people are asked.
UPDATE directory_user person SET organization = NULL
 WHERE (SELECT count(*) FROM directory_affiliation a WHERE a.engine_user_id = person.engine_user_id) > 1;
