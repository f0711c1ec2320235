-- Times are kept as microseconds since created_at: means and medians come from them as they are.
ALTER TABLE alerts ADD COLUMN status             INTEGER NOT NULL DEFAULT 0; -- 0 open, 1 acknowledged, 2 resolved
ALTER TABLE alerts ADD COLUMN version            INTEGER NOT NULL DEFAULT 1;
ALTER TABLE alerts ADD COLUMN assignee           TEXT;
ALTER TABLE alerts ADD COLUMN acknowledged_after INTEGER;
ALTER TABLE alerts ADD COLUMN resolved_after     INTEGER;
ALTER TABLE alerts ADD COLUMN false_positive     INTEGER;
ALTER TABLE alerts ADD COLUMN reopened_by        BLOB; -- the event that last opened it again

CREATE INDEX alerts_by_status ON alerts (tenant_id, status, created_at, id);
CREATE INDEX alerts_by_assignee ON alerts (tenant_id, assignee, created_at, id) WHERE assignee IS NOT NULL;
CREATE INDEX alerts_by_verdict ON alerts (tenant_id, false_positive, created_at, id) WHERE false_positive IS NOT NULL;

-- What was done to alerts; by an event where there is no key.
CREATE TABLE alert_changes (
    id             BLOB    NOT NULL,
    tenant_id      TEXT    NOT NULL,
    alert_id       BLOB    NOT NULL,
    version        INTEGER NOT NULL, -- that the alert got by it
    changed_at     INTEGER NOT NULL,
    action         INTEGER NOT NULL, -- 0 acknowledge, 1 assign, 2 resolve, 3 reopen
    status         INTEGER NOT NULL, -- after it
    key_id         TEXT,
    key_name       TEXT,
    event_id       BLOB,
    assignee       TEXT,
    false_positive INTEGER,
    comment        BLOB,
    PRIMARY KEY (tenant_id, alert_id, changed_at, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE suppressions (
    id             BLOB    NOT NULL PRIMARY KEY,
    tenant_id      TEXT    NOT NULL,
    rule_id        TEXT,
    entity_type    TEXT,
    entity_value   TEXT,
    until          INTEGER NOT NULL,
    comment        TEXT,
    created_at     INTEGER NOT NULL,
    created_by     TEXT    NOT NULL,
    hidden_count   INTEGER NOT NULL,
    last_hidden_at INTEGER,
    CHECK (rule_id IS NOT NULL OR entity_value IS NOT NULL),
    CHECK ((entity_type IS NULL) = (entity_value IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX suppressions_by_time ON suppressions (tenant_id, created_at, id);
CREATE INDEX suppressions_by_end ON suppressions (until);

-- One row: how many changes of suppressions there were.
CREATE TABLE suppression_clock (
    id      INTEGER NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL
) STRICT;

INSERT INTO suppression_clock (id, version) VALUES (1, 0);
