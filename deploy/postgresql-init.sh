#!/bin/bash
# Runs once, on an empty volume: three roles that cannot do each other's work, and two databases.
set -euo pipefail
psql --username "$POSTGRES_USER" --dbname postgres -v ON_ERROR_STOP=1 \
  -v owner_password="$TRIBUTARY_DATABASE_OWNER_PASSWORD" \
  -v application_password="$TRIBUTARY_DATABASE_PASSWORD" \
  -v keycloak_password="$KEYCLOAK_DATABASE_PASSWORD" <<'SQL'
CREATE ROLE tributary_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE tributary LOGIN PASSWORD :'application_password';
CREATE ROLE keycloak LOGIN PASSWORD :'keycloak_password';
CREATE DATABASE tributary OWNER tributary_owner;
CREATE DATABASE keycloak OWNER keycloak;
REVOKE ALL ON DATABASE tributary, keycloak FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE tributary TO tributary;
SQL
