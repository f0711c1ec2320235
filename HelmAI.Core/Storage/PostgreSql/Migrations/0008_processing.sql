-- Failed events that went back into the queue: what had failed, and when that was asked for.
CREATE TABLE replays (
    tenant_id    text COLLATE "C" NOT NULL,
    event_id     uuid             NOT NULL,
    requested_at timestamptz      NOT NULL,
    failed_at    timestamptz      NOT NULL,
    error        text
);

CREATE INDEX replays_by_event ON replays (tenant_id, event_id, requested_at);

ALTER TABLE replays ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON replays FOR SELECT TO helm_reader USING (tenant_id = current_setting('helm.tenant', true));
GRANT SELECT ON replays TO helm_reader;
