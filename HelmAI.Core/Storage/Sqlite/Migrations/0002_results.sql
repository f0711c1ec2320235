-- occurred_at repeats the event's, so that lists by status and risk come from an index too.
CREATE TABLE assessments (
    event_id      BLOB    NOT NULL PRIMARY KEY,
    tenant_id     TEXT    NOT NULL,
    occurred_at   INTEGER NOT NULL,
    status        INTEGER NOT NULL,
    risk_score    REAL    NOT NULL,
    processing_us INTEGER NOT NULL,
    analyzed_at   INTEGER NOT NULL,
    error         TEXT,
    details       BLOB
) STRICT;

CREATE INDEX assessments_by_status ON assessments (tenant_id, status, occurred_at, event_id);
-- Most events carry no risk and are left out: a list of the risky ones passes over few others.
CREATE INDEX assessments_by_risk ON assessments (tenant_id, occurred_at, event_id, risk_score) WHERE risk_score > 0;

CREATE TABLE alerts (
    id           BLOB    NOT NULL PRIMARY KEY,
    tenant_id    TEXT    NOT NULL,
    fingerprint  BLOB    NOT NULL,
    window_start INTEGER NOT NULL,
    rule_id      TEXT    NOT NULL,
    title        TEXT    NOT NULL,
    severity     INTEGER NOT NULL,
    entity_type  TEXT    NOT NULL,
    entity_value TEXT    NOT NULL,
    risk_score   REAL    NOT NULL,
    created_at   INTEGER NOT NULL,
    event_id     BLOB    NOT NULL,
    details      BLOB,
    event_count  INTEGER NOT NULL,
    first_seen   INTEGER NOT NULL,
    last_seen    INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX alerts_dedup ON alerts (tenant_id, fingerprint, window_start);
CREATE INDEX alerts_by_time ON alerts (tenant_id, created_at, id);
CREATE INDEX alerts_by_severity ON alerts (tenant_id, severity, created_at, id);
CREATE INDEX alerts_by_rule ON alerts (tenant_id, rule_id, created_at, id);
CREATE INDEX alerts_by_entity_type ON alerts (tenant_id, entity_type, created_at, id);
CREATE INDEX alerts_by_entity_value ON alerts (tenant_id, entity_value, created_at, id);

-- The events that an alert counts, found from either side.
CREATE TABLE alert_events (
    tenant_id TEXT NOT NULL,
    event_id  BLOB NOT NULL,
    alert_id  BLOB NOT NULL,
    PRIMARY KEY (tenant_id, event_id, alert_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX alert_events_by_alert ON alert_events (tenant_id, alert_id, event_id);
