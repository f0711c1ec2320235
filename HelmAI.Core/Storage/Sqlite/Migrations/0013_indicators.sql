-- Indicators of tenants, and of tenant '*' those that work for all. Kinds, states and names are those of the program.
-- value_key and content_key are the first 64 bits of SHA-256: of type and value, and of all that a source says. labels holds each label between two line feeds.
CREATE TABLE indicators (
    tenant_id           TEXT    NOT NULL,
    id                  BLOB    NOT NULL,
    source              TEXT    NOT NULL,
    type                INTEGER,
    value               TEXT,
    value_key           INTEGER,
    pattern             TEXT,
    labels              TEXT    NOT NULL,
    details             TEXT,
    valid_from          INTEGER NOT NULL,
    valid_until         INTEGER,
    confidence          INTEGER,
    is_revoked          INTEGER NOT NULL,
    is_dated            INTEGER NOT NULL,
    created             INTEGER NOT NULL,
    modified            INTEGER NOT NULL,
    content_key         INTEGER NOT NULL,
    confidence_override INTEGER,
    withdrawn_at        INTEGER,
    last_seen           INTEGER,
    stored_at           INTEGER NOT NULL,
    state               INTEGER NOT NULL,
    changes_at          INTEGER,
    first_version       INTEGER NOT NULL,
    version             INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id)
) STRICT;

CREATE INDEX indicators_by_value ON indicators (value_key) WHERE value_key IS NOT NULL;
CREATE INDEX indicators_by_time ON indicators (tenant_id, modified, id);
CREATE INDEX indicators_by_version ON indicators (version, id, tenant_id);
CREATE INDEX indicators_by_change ON indicators (changes_at) WHERE changes_at IS NOT NULL;

-- One row: the latest version of any indicator.
CREATE TABLE indicator_clock (
    id      INTEGER NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL
) STRICT;

INSERT INTO indicator_clock (id, version) VALUES (1, 0);

CREATE TABLE indicator_sightings (
    tenant_id    TEXT    NOT NULL,
    owner_id     TEXT    NOT NULL,
    indicator_id BLOB    NOT NULL,
    id           BLOB    NOT NULL,
    first_seen   INTEGER NOT NULL,
    last_seen    INTEGER NOT NULL,
    count        INTEGER NOT NULL,
    created_at   INTEGER NOT NULL,
    modified_at  INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, owner_id, indicator_id)
) STRICT;

CREATE INDEX indicator_sightings_by_time ON indicator_sightings (tenant_id, modified_at, id);

CREATE TABLE intelligence_objects (
    tenant_id  TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    type       TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    attack_id  TEXT,
    is_revoked INTEGER NOT NULL,
    modified   INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id)
) STRICT;

CREATE TABLE intelligence_relationships (
    tenant_id  TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    type       TEXT    NOT NULL,
    source_ref TEXT    NOT NULL,
    target_ref TEXT    NOT NULL,
    is_revoked INTEGER NOT NULL,
    modified   INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id)
) STRICT;

CREATE INDEX intelligence_relationships_by_source ON intelligence_relationships (source_ref, tenant_id);

CREATE TABLE indicator_imports (
    id          BLOB    NOT NULL PRIMARY KEY,
    tenant_id   TEXT    NOT NULL,
    owner_id    TEXT    NOT NULL,
    source      TEXT    NOT NULL,
    format      TEXT    NOT NULL,
    confidence  INTEGER,
    labels      TEXT    NOT NULL,
    state       INTEGER NOT NULL,
    bytes_total INTEGER NOT NULL,
    bytes_read  INTEGER NOT NULL,
    accepted    INTEGER NOT NULL,
    unchanged   INTEGER NOT NULL,
    rejected    INTEGER NOT NULL,
    ignored     INTEGER NOT NULL,
    related     INTEGER NOT NULL,
    errors      TEXT    NOT NULL,
    error       TEXT,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    finished_at INTEGER
) STRICT;

CREATE INDEX indicator_imports_by_time ON indicator_imports (tenant_id, created_at, id);
