-- Who is told of alerts. Lists (rule_ids, entity_types) are JSON; the secrets are encrypted.
-- failures and open_until are the target's circuit: how often in a row it failed, and until when nothing is sent to it.
CREATE TABLE webhooks (
    id                  uuid             NOT NULL PRIMARY KEY,
    tenant_id           text COLLATE "C" NOT NULL,
    name                text             NOT NULL,
    url                 text             NOT NULL,
    minimum_severity    integer          NOT NULL,
    rule_ids            text             NOT NULL,
    entity_types        text             NOT NULL,
    message_types       integer          NOT NULL, -- 1 alert.raised, 2 alert.updated, 3 both
    secret              bytea            NOT NULL,
    previous_secret     bytea,
    previous_expires_at timestamptz,
    created_at          timestamptz      NOT NULL,
    created_by          text             NOT NULL,
    updated_at          timestamptz      NOT NULL,
    disabled_at         timestamptz,
    disabled_reason     text,
    failures            integer          NOT NULL,
    open_until          timestamptz
);

CREATE INDEX webhooks_by_time ON webhooks (tenant_id, created_at, id);

-- What is to be sent, and what was: queue and log in one. A sender takes a row for a while by its lease; next_attempt_at is then the end of
-- that while, so that the row of a sender that died is due again.
CREATE TABLE webhook_deliveries (
    id              uuid             NOT NULL PRIMARY KEY,
    tenant_id       text COLLATE "C" NOT NULL,
    webhook_id      uuid             NOT NULL,
    alert_id        uuid,
    type            smallint         NOT NULL, -- as in webhooks; 0 a test
    created_at      timestamptz      NOT NULL,
    state           smallint         NOT NULL, -- 0 pending, 1 delivered, 2 failed
    attempts        integer          NOT NULL,
    next_attempt_at timestamptz      NOT NULL,
    lease           uuid,
    finished_at     timestamptz,
    traceparent     text
) WITH (fillfactor = 80); -- Rows change a few times, and find room on the page that they are on.

CREATE INDEX webhook_deliveries_due ON webhook_deliveries (webhook_id, next_attempt_at, id) WHERE state = 0;
CREATE INDEX webhook_deliveries_leased ON webhook_deliveries (webhook_id, next_attempt_at) WHERE lease IS NOT NULL;
CREATE INDEX webhook_deliveries_by_webhook ON webhook_deliveries (tenant_id, webhook_id, created_at, id);
CREATE INDEX webhook_deliveries_by_time ON webhook_deliveries (tenant_id, created_at, id);

-- What came of each try; the first bytes of the answer are encrypted.
CREATE TABLE webhook_attempts (
    id          uuid             NOT NULL PRIMARY KEY,
    tenant_id   text COLLATE "C" NOT NULL,
    delivery_id uuid             NOT NULL,
    started_at  timestamptz      NOT NULL,
    duration_us bigint           NOT NULL,
    status_code integer,
    error       text,
    answer      bytea
);

CREATE INDEX webhook_attempts_by_delivery ON webhook_attempts (tenant_id, delivery_id, started_at, id);

ALTER TABLE webhooks ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON webhooks FOR SELECT TO helm_reader USING (tenant_id = current_setting('helm.tenant', true));
GRANT SELECT ON webhooks TO helm_reader;

ALTER TABLE webhook_deliveries ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON webhook_deliveries FOR SELECT TO helm_reader USING (tenant_id = current_setting('helm.tenant', true));
GRANT SELECT ON webhook_deliveries TO helm_reader;

ALTER TABLE webhook_attempts ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON webhook_attempts FOR SELECT TO helm_reader USING (tenant_id = current_setting('helm.tenant', true));
GRANT SELECT ON webhook_attempts TO helm_reader;
