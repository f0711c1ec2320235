-- What users did. Data and prompts are encrypted; durations are in seconds.
CREATE TABLE activities (
    id                 BLOB    NOT NULL PRIMARY KEY,
    tenant_id          TEXT    NOT NULL,
    kind               INTEGER NOT NULL, -- 0 activity, 1 feature, 2 interaction
    occurred_at        INTEGER NOT NULL,
    received_at        INTEGER NOT NULL,
    user_id            TEXT    NOT NULL,
    name               TEXT    NOT NULL,
    session_id         TEXT,
    ip_address         TEXT,
    session_duration   REAL,
    prompt_length      INTEGER,
    response_length    INTEGER,
    response_time      REAL,
    satisfaction_score REAL,
    data               BLOB,
    prompt             BLOB
) STRICT;

-- As for events: one index for each filter of a list, all in the list's order.
CREATE INDEX activities_by_time ON activities (tenant_id, occurred_at, id);
CREATE INDEX activities_by_kind ON activities (tenant_id, kind, occurred_at, id);
CREATE INDEX activities_by_name ON activities (tenant_id, name, occurred_at, id);
CREATE INDEX activities_by_user ON activities (tenant_id, user_id, occurred_at, id);
