-- A realm's code, a dot and a user name of a hundred characters.
ALTER TABLE spring_session ALTER COLUMN principal_name TYPE varchar(255);
