-- People as their own country's Keycloak last described them. The engine asks here, never there.
CREATE TABLE directory_user (
    engine_user_id text        NOT NULL,
    tenant         text        NOT NULL,
    username       text        NOT NULL,
    issuer         text        NOT NULL,
    -- Names get reused, subjects do not: an id stays with the subject that first used it.
    subject        text        NOT NULL,
    given_name     text        NOT NULL,
    family_name    text        NOT NULL,
    email          text,
    organization   text,
    last_seen_at   timestamptz NOT NULL,
    CONSTRAINT directory_user_pk PRIMARY KEY (engine_user_id)
);
CREATE INDEX directory_user_tenant ON directory_user (tenant);

CREATE TABLE directory_group_member (
    group_id       text NOT NULL,
    engine_user_id text NOT NULL,
    CONSTRAINT directory_group_member_pk PRIMARY KEY (group_id, engine_user_id),
    CONSTRAINT directory_group_member_user FOREIGN KEY (engine_user_id) REFERENCES directory_user ON DELETE CASCADE
);
CREATE INDEX directory_group_member_of_user ON directory_group_member (engine_user_id);
