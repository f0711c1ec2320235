CREATE TABLE correlation_states (
    tenant_id  TEXT    NOT NULL,
    rule_id    TEXT    NOT NULL,
    group_key  TEXT    NOT NULL,
    state      BLOB    NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, rule_id, group_key)
) STRICT, WITHOUT ROWID;

-- The batches under analysis: a row that is found at start was left by a process that died.
CREATE TABLE claims (
    id        INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    sequences TEXT    NOT NULL -- of event_queue, as a JSON array
) STRICT;
