-- Failed events that went back into the queue: what had failed, and when that was asked for.
CREATE TABLE replays (
    tenant_id    TEXT    NOT NULL,
    event_id     BLOB    NOT NULL,
    requested_at INTEGER NOT NULL,
    failed_at    INTEGER NOT NULL,
    error        TEXT
) STRICT;

CREATE INDEX replays_by_event ON replays (tenant_id, event_id, requested_at);
