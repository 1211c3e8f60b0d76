-- Organizations that people belong to beside their office, so that nobody reviews a proposal of their own.
CREATE TABLE directory_affiliation (
    engine_user_id text NOT NULL,
    organization   text NOT NULL,
    CONSTRAINT directory_affiliation_pk PRIMARY KEY (engine_user_id, organization),
    CONSTRAINT directory_affiliation_user FOREIGN KEY (engine_user_id) REFERENCES directory_user ON DELETE CASCADE
);
