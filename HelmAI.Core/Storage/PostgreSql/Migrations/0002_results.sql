-- occurred_at repeats the event's, so that lists by status and risk come from an index too.
CREATE TABLE assessments (
    event_id      uuid             NOT NULL PRIMARY KEY,
    tenant_id     text COLLATE "C" NOT NULL,
    occurred_at   timestamptz      NOT NULL,
    status        smallint         NOT NULL,
    risk_score    double precision NOT NULL,
    processing_us bigint           NOT NULL,
    analyzed_at   timestamptz      NOT NULL,
    error         text,
    details       bytea
);

CREATE INDEX assessments_by_status ON assessments (tenant_id, status, occurred_at, event_id);
-- Most events carry no risk and are left out: a list of the risky ones passes over few others.
CREATE INDEX assessments_by_risk ON assessments (tenant_id, occurred_at, event_id, risk_score) WHERE risk_score > 0;

CREATE TABLE alerts (
    id           uuid             NOT NULL PRIMARY KEY,
    tenant_id    text COLLATE "C" NOT NULL,
    fingerprint  bytea            NOT NULL,
    window_start timestamptz      NOT NULL,
    rule_id      text COLLATE "C" NOT NULL,
    title        text             NOT NULL,
    severity     smallint         NOT NULL,
    entity_type  text COLLATE "C" NOT NULL,
    entity_value text COLLATE "C" NOT NULL,
    risk_score   double precision NOT NULL,
    created_at   timestamptz      NOT NULL,
    event_id     uuid             NOT NULL,
    details      bytea,
    event_count  bigint           NOT NULL,
    first_seen   timestamptz      NOT NULL,
    last_seen    timestamptz      NOT NULL
) WITH (fillfactor = 80); -- Counts change, and find room on the page that they are on.

CREATE UNIQUE INDEX alerts_dedup ON alerts (tenant_id, fingerprint, window_start);
CREATE INDEX alerts_by_time ON alerts (tenant_id, created_at, id);
CREATE INDEX alerts_by_severity ON alerts (tenant_id, severity, created_at, id);
CREATE INDEX alerts_by_rule ON alerts (tenant_id, rule_id, created_at, id);
CREATE INDEX alerts_by_entity_type ON alerts (tenant_id, entity_type, created_at, id);
CREATE INDEX alerts_by_entity_value ON alerts (tenant_id, entity_value, created_at, id);

-- The events that an alert counts, found from either side.
CREATE TABLE alert_events (
    tenant_id text COLLATE "C" NOT NULL,
    event_id  uuid             NOT NULL,
    alert_id  uuid             NOT NULL,
    PRIMARY KEY (tenant_id, event_id, alert_id)
);

CREATE INDEX alert_events_by_alert ON alert_events (tenant_id, alert_id, event_id);
