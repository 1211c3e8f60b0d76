-- Sessions of the members' realms that people came here with, so that the realms can be asked whether these still hold.
CREATE TABLE sign_in (
    issuer         text        NOT NULL,
    -- Keycloak's id of the session, sid.
    session        text        NOT NULL,
    engine_user_id text        NOT NULL,
    -- Good for one question, and only beside the client's secret.
    refresh_token  text,
    confirmed_at   timestamptz NOT NULL,
    asked_at       timestamptz,
    CONSTRAINT sign_in_pk PRIMARY KEY (issuer, session)
);
CREATE INDEX sign_in_confirmed ON sign_in (confirmed_at);
