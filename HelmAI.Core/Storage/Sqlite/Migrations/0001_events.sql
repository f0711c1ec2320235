-- Ids are UUIDs as 16 bytes, times are microseconds since the Unix epoch in UTC.
CREATE TABLE events (
    id             BLOB    NOT NULL PRIMARY KEY,
    tenant_id      TEXT    NOT NULL,
    received_at    INTEGER NOT NULL,
    occurred_at    INTEGER NOT NULL,
    event_type     TEXT,
    severity       INTEGER,
    source         TEXT,
    modality       TEXT,
    reference      TEXT,
    user_id        TEXT,
    session_id     TEXT,
    ip_address     TEXT,
    reports_threat INTEGER NOT NULL,
    dedup_key      BLOB,
    body_hash      BLOB,
    payload        BLOB    NOT NULL
) STRICT;

CREATE UNIQUE INDEX events_dedup ON events (tenant_id, dedup_key) WHERE dedup_key IS NOT NULL;

-- One index for each filter of a list; all end in the list's order, so that none of them sorts.
CREATE INDEX events_by_time ON events (tenant_id, occurred_at, id);
CREATE INDEX events_by_type ON events (tenant_id, event_type, occurred_at, id) WHERE event_type IS NOT NULL;
CREATE INDEX events_by_severity ON events (tenant_id, severity, occurred_at, id) WHERE severity IS NOT NULL;
CREATE INDEX events_by_source ON events (tenant_id, source, occurred_at, id) WHERE source IS NOT NULL;
CREATE INDEX events_by_modality ON events (tenant_id, modality, occurred_at, id) WHERE modality IS NOT NULL;
CREATE INDEX events_by_reference ON events (tenant_id, reference, occurred_at, id) WHERE reference IS NOT NULL;
CREATE INDEX events_by_user ON events (tenant_id, user_id, occurred_at, id) WHERE user_id IS NOT NULL;
CREATE INDEX events_by_session ON events (tenant_id, session_id, occurred_at, id) WHERE session_id IS NOT NULL;
CREATE INDEX events_by_address ON events (tenant_id, ip_address, occurred_at, id) WHERE ip_address IS NOT NULL;

-- The sequence is the order of arrival, and is never used twice: a claim that outlived its worker names no later event.
CREATE TABLE event_queue (
    sequence    INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    event_id    BLOB    NOT NULL,
    tenant_id   TEXT    NOT NULL,
    occurred_at INTEGER NOT NULL,
    attempts    INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX event_queue_by_time ON event_queue (tenant_id, occurred_at, event_id);
