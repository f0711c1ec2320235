-- What users did. Data and prompts are encrypted; durations are in seconds.
CREATE TABLE activities (
    id                 uuid             NOT NULL PRIMARY KEY,
    tenant_id          text COLLATE "C" NOT NULL,
    kind               smallint         NOT NULL, -- 0 activity, 1 feature, 2 interaction
    occurred_at        timestamptz      NOT NULL,
    received_at        timestamptz      NOT NULL,
    user_id            text COLLATE "C" NOT NULL,
    name               text COLLATE "C" NOT NULL,
    session_id         text COLLATE "C",
    ip_address         text COLLATE "C",
    session_duration   double precision,
    prompt_length      bigint,
    response_length    bigint,
    response_time      double precision,
    satisfaction_score double precision,
    data               bytea,
    prompt             bytea
);

-- As for events: one index for each filter of a list, all in the list's order.
CREATE INDEX activities_by_time ON activities (tenant_id, occurred_at, id);
CREATE INDEX activities_by_kind ON activities (tenant_id, kind, occurred_at, id);
CREATE INDEX activities_by_name ON activities (tenant_id, name, occurred_at, id);
CREATE INDEX activities_by_user ON activities (tenant_id, user_id, occurred_at, id);

ALTER TABLE activities ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON activities FOR SELECT TO helm_reader USING (tenant_id = current_setting('helm.tenant', true));
GRANT SELECT ON activities TO helm_reader;
