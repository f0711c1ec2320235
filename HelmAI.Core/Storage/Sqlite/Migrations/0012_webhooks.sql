-- Who is told of alerts. Lists (rule_ids, entity_types) are JSON; the secrets are encrypted.
-- failures and open_until are the target's circuit: how often in a row it failed, and until when nothing is sent to it.
CREATE TABLE webhooks (
    id                  BLOB    NOT NULL PRIMARY KEY,
    tenant_id           TEXT    NOT NULL,
    name                TEXT    NOT NULL,
    url                 TEXT    NOT NULL,
    minimum_severity    INTEGER NOT NULL,
    rule_ids            TEXT    NOT NULL,
    entity_types        TEXT    NOT NULL,
    message_types       INTEGER NOT NULL, -- 1 alert.raised, 2 alert.updated, 3 both
    secret              BLOB    NOT NULL,
    previous_secret     BLOB,
    previous_expires_at INTEGER,
    created_at          INTEGER NOT NULL,
    created_by          TEXT    NOT NULL,
    updated_at          INTEGER NOT NULL,
    disabled_at         INTEGER,
    disabled_reason     TEXT,
    failures            INTEGER NOT NULL,
    open_until          INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX webhooks_by_time ON webhooks (tenant_id, created_at, id);

-- What is to be sent, and what was: queue and log in one. A sender takes a row for a while by its lease; next_attempt_at is then the end of
-- that while, so that the row of a sender that died is due again.
CREATE TABLE webhook_deliveries (
    id              BLOB    NOT NULL PRIMARY KEY,
    tenant_id       TEXT    NOT NULL,
    webhook_id      BLOB    NOT NULL,
    alert_id        BLOB,
    type            INTEGER NOT NULL, -- as in webhooks; 0 a test
    created_at      INTEGER NOT NULL,
    state           INTEGER NOT NULL, -- 0 pending, 1 delivered, 2 failed
    attempts        INTEGER NOT NULL,
    next_attempt_at INTEGER NOT NULL,
    lease           BLOB,
    finished_at     INTEGER,
    traceparent     TEXT
) STRICT;

CREATE INDEX webhook_deliveries_due ON webhook_deliveries (webhook_id, next_attempt_at, id) WHERE state = 0;
CREATE INDEX webhook_deliveries_leased ON webhook_deliveries (webhook_id, next_attempt_at) WHERE lease IS NOT NULL;
CREATE INDEX webhook_deliveries_by_webhook ON webhook_deliveries (tenant_id, webhook_id, created_at, id);
CREATE INDEX webhook_deliveries_by_time ON webhook_deliveries (tenant_id, created_at, id);

-- What came of each try; the first bytes of the answer are encrypted.
CREATE TABLE webhook_attempts (
    id          BLOB    NOT NULL PRIMARY KEY,
    tenant_id   TEXT    NOT NULL,
    delivery_id BLOB    NOT NULL,
    started_at  INTEGER NOT NULL,
    duration_us INTEGER NOT NULL,
    status_code INTEGER,
    error       TEXT,
    answer      BLOB
) STRICT;

CREATE INDEX webhook_attempts_by_delivery ON webhook_attempts (tenant_id, delivery_id, started_at, id);
