-- Texts that are lists (scopes, networks) hold their items separated by spaces.
CREATE TABLE tenants (
    id             TEXT    NOT NULL PRIMARY KEY,
    name           TEXT    NOT NULL,
    created_at     INTEGER NOT NULL,
    suspended_at   INTEGER,
    retention_days INTEGER
) STRICT, WITHOUT ROWID;

INSERT INTO tenants (id, name, created_at) VALUES ('default', 'Default', unixepoch() * 1000000);

-- The previous secret of a rotated key is good until previous_expires_at.
CREATE TABLE api_keys (
    id                        BLOB    NOT NULL PRIMARY KEY,
    tenant_id                 TEXT    NOT NULL REFERENCES tenants (id),
    name                      TEXT    NOT NULL,
    scopes                    TEXT    NOT NULL,
    networks                  TEXT    NOT NULL,
    rate_limit_requests       INTEGER,
    rate_limit_window_seconds INTEGER,
    secret_hash               BLOB    NOT NULL,
    previous_hash             BLOB,
    previous_expires_at       INTEGER,
    created_at                INTEGER NOT NULL,
    created_by                TEXT    NOT NULL,
    expires_at                INTEGER,
    revoked_at                INTEGER,
    last_used_at              INTEGER,
    -- Who administers tenants sees all of them: only a key of the operator's own tenant may.
    CHECK (tenant_id = 'default' OR ' ' || scopes || ' ' NOT LIKE '% tenants:admin %')
) STRICT, WITHOUT ROWID;

CREATE INDEX api_keys_by_time ON api_keys (tenant_id, created_at, id);
