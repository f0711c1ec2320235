-- Times are kept as microseconds since created_at: means and medians come from them as they are.
ALTER TABLE alerts
    ADD COLUMN status             smallint NOT NULL DEFAULT 0, -- 0 open, 1 acknowledged, 2 resolved
    ADD COLUMN version            bigint   NOT NULL DEFAULT 1,
    ADD COLUMN assignee           text COLLATE "C",
    ADD COLUMN acknowledged_after bigint,
    ADD COLUMN resolved_after     bigint,
    ADD COLUMN false_positive     boolean,
    ADD COLUMN reopened_by        uuid; -- the event that last opened it again

CREATE INDEX alerts_by_status ON alerts (tenant_id, status, created_at, id);
CREATE INDEX alerts_by_assignee ON alerts (tenant_id, assignee, created_at, id) WHERE assignee IS NOT NULL;
CREATE INDEX alerts_by_verdict ON alerts (tenant_id, false_positive, created_at, id) WHERE false_positive IS NOT NULL;

-- What was done to alerts; by an event where there is no key.
CREATE TABLE alert_changes (
    id             uuid             NOT NULL,
    tenant_id      text COLLATE "C" NOT NULL,
    alert_id       uuid             NOT NULL,
    version        bigint           NOT NULL, -- that the alert got by it
    changed_at     timestamptz      NOT NULL,
    action         smallint         NOT NULL, -- 0 acknowledge, 1 assign, 2 resolve, 3 reopen
    status         smallint         NOT NULL, -- after it
    key_id         text COLLATE "C",
    key_name       text,
    event_id       uuid,
    assignee       text,
    false_positive boolean,
    comment        bytea,
    PRIMARY KEY (tenant_id, alert_id, changed_at, id)
);

CREATE TABLE suppressions (
    id             uuid             NOT NULL PRIMARY KEY,
    tenant_id      text COLLATE "C" NOT NULL,
    rule_id        text,
    entity_type    text,
    entity_value   text,
    until          timestamptz      NOT NULL,
    comment        text,
    created_at     timestamptz      NOT NULL,
    created_by     text COLLATE "C" NOT NULL,
    hidden_count   bigint           NOT NULL,
    last_hidden_at timestamptz,
    CHECK (rule_id IS NOT NULL OR entity_value IS NOT NULL),
    CHECK ((entity_type IS NULL) = (entity_value IS NULL))
) WITH (fillfactor = 80); -- Counts change, and find room on the page that they are on.

CREATE INDEX suppressions_by_time ON suppressions (tenant_id, created_at, id);
CREATE INDEX suppressions_by_end ON suppressions (until);

-- One row: how many changes of suppressions there were.
CREATE TABLE suppression_clock (
    id      integer NOT NULL PRIMARY KEY,
    version bigint  NOT NULL
);

INSERT INTO suppression_clock (id, version) VALUES (1, 0);

ALTER TABLE alert_changes ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON alert_changes FOR SELECT TO helm_reader USING (tenant_id = current_setting('helm.tenant', true));
GRANT SELECT ON alert_changes TO helm_reader;

ALTER TABLE suppressions ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON suppressions FOR SELECT TO helm_reader USING (tenant_id = current_setting('helm.tenant', true));
GRANT SELECT ON suppressions TO helm_reader;
