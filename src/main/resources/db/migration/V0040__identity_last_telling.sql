-- What the realm told when it last confirmed, so that no session here goes on with more; null in rows of before, until their realm is asked again.
ALTER TABLE sign_in ADD COLUMN told_groups text[], ADD COLUMN told_organizations text[];
