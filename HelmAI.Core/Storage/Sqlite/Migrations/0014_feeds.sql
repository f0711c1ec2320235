-- Feeds of indicators and how they stand. The secret is encrypted, in base64. Whoever polls a feed holds its lease: lease_token names the
-- holder, and what the holder writes names the token, so that one who was silent for too long overwrites nothing.
CREATE TABLE feeds (
    id               BLOB    NOT NULL PRIMARY KEY,
    tenant_id        TEXT    NOT NULL,
    name             TEXT    NOT NULL,
    kind             INTEGER NOT NULL,
    url              TEXT    NOT NULL,
    collection       TEXT,
    authentication   INTEGER NOT NULL,
    user_name        TEXT,
    secret           TEXT,
    interval_seconds INTEGER NOT NULL,
    is_enabled       INTEGER NOT NULL,
    created_at       INTEGER NOT NULL,
    created_by       TEXT    NOT NULL,
    updated_at       INTEGER NOT NULL,
    position         TEXT    NOT NULL,
    next_run_at      INTEGER NOT NULL,
    last_run_at      INTEGER,
    last_success_at  INTEGER,
    last_error       TEXT,
    failures         INTEGER NOT NULL,
    last_imported    INTEGER NOT NULL,
    last_rejected    INTEGER NOT NULL,
    imported         INTEGER NOT NULL,
    rejected         INTEGER NOT NULL,
    lease_token      BLOB,
    lease_until      INTEGER
) STRICT;

CREATE INDEX feeds_by_tenant ON feeds (tenant_id, created_at, id);
CREATE INDEX feeds_by_turn ON feeds (next_run_at);
