-- What tenants have of their own over the shared rules; rule ids are in small letters.
CREATE TABLE tenant_rules (
    tenant_id  TEXT    NOT NULL,
    rule_id    TEXT    NOT NULL,
    text       TEXT    NOT NULL,
    revision   INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, rule_id)
) STRICT;

CREATE TABLE disabled_rules (
    tenant_id   TEXT    NOT NULL,
    rule_id     TEXT    NOT NULL,
    disabled_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, rule_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_exceptions (
    id         BLOB    NOT NULL PRIMARY KEY,
    tenant_id  TEXT    NOT NULL,
    rule_id    TEXT    NOT NULL,
    text       TEXT    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX rule_exceptions_by_rule ON rule_exceptions (tenant_id, rule_id, created_at);

CREATE TABLE rule_versions (
    tenant_id TEXT    NOT NULL PRIMARY KEY,
    version   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX rule_versions_by_version ON rule_versions (version);

-- One row: the latest version of any tenant, and the one at which the shared rules were last to be read again.
CREATE TABLE rule_clock (
    id             INTEGER NOT NULL PRIMARY KEY,
    version        INTEGER NOT NULL,
    reload_version INTEGER NOT NULL
) STRICT;

INSERT INTO rule_clock (id, version, reload_version) VALUES (1, 0, 0);

CREATE TABLE backtests (
    id             BLOB    NOT NULL PRIMARY KEY,
    tenant_id      TEXT    NOT NULL,
    rule_id        TEXT    NOT NULL,
    state          INTEGER NOT NULL,
    range_from     INTEGER NOT NULL,
    range_to       INTEGER NOT NULL,
    events_total   INTEGER NOT NULL,
    events_scanned INTEGER NOT NULL,
    findings       INTEGER NOT NULL,
    alerts         INTEGER NOT NULL,
    reached_time   INTEGER,
    samples        TEXT    NOT NULL,
    error          TEXT,
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL
) STRICT;

CREATE INDEX backtests_by_tenant ON backtests (tenant_id, updated_at);
