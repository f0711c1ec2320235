-- What requests did, as they wrote it. The sealer moves it into the chain within seconds.
CREATE TABLE audit_pending (
    id          BLOB    NOT NULL PRIMARY KEY,
    tenant_id   TEXT    NOT NULL,
    occurred_at INTEGER NOT NULL,
    key_id      TEXT,
    address     TEXT,
    method      TEXT    NOT NULL,
    route       TEXT    NOT NULL,
    target      TEXT,
    outcome     INTEGER NOT NULL,
    request_id  TEXT    NOT NULL
) STRICT;

CREATE INDEX audit_pending_by_time ON audit_pending (tenant_id, occurred_at, id);

-- The chains, one a tenant: each entry's code authenticates it, its number and the code before it.
CREATE TABLE audit_entries (
    id          BLOB    NOT NULL,
    tenant_id   TEXT    NOT NULL,
    occurred_at INTEGER NOT NULL,
    key_id      TEXT,
    address     TEXT,
    method      TEXT    NOT NULL,
    route       TEXT    NOT NULL,
    target      TEXT,
    outcome     INTEGER NOT NULL,
    request_id  TEXT    NOT NULL,
    number      INTEGER NOT NULL,
    mac         BLOB    NOT NULL,
    PRIMARY KEY (tenant_id, number)
) STRICT;

CREATE INDEX audit_entries_by_time ON audit_entries (tenant_id, occurred_at, id);
CREATE INDEX audit_entries_by_key ON audit_entries (tenant_id, key_id, occurred_at, id) WHERE key_id IS NOT NULL;
CREATE INDEX audit_entries_by_route ON audit_entries (tenant_id, route, occurred_at, id);

-- How long each chain is, so that a missing end shows too.
CREATE TABLE audit_heads (
    tenant_id TEXT    NOT NULL PRIMARY KEY,
    entries   INTEGER NOT NULL,
    last_mac  BLOB    NOT NULL,
    mac       BLOB    NOT NULL,
    sealed_at INTEGER NOT NULL
) STRICT;

-- Against mistakes: the owner could remove them, and for that there are the chains.
CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries BEGIN SELECT RAISE(ABORT, 'The audit log is append-only.'); END;
CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries BEGIN SELECT RAISE(ABORT, 'The audit log is append-only.'); END;
CREATE TRIGGER audit_pending_no_update BEFORE UPDATE ON audit_pending BEGIN SELECT RAISE(ABORT, 'The audit log is append-only.'); END;
CREATE TRIGGER audit_heads_no_delete BEFORE DELETE ON audit_heads BEGIN SELECT RAISE(ABORT, 'The audit log is append-only.'); END;
