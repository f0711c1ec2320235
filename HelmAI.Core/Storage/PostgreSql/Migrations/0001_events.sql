-- Texts that are indexed compare by bytes: no locale can change their order behind an index's back.
CREATE TABLE events (
    id             uuid             NOT NULL PRIMARY KEY,
    tenant_id      text COLLATE "C" NOT NULL,
    received_at    timestamptz      NOT NULL,
    occurred_at    timestamptz      NOT NULL,
    event_type     text COLLATE "C",
    severity       smallint,
    source         text COLLATE "C",
    modality       text COLLATE "C",
    reference      text COLLATE "C",
    user_id        text COLLATE "C",
    session_id     text COLLATE "C",
    ip_address     text COLLATE "C",
    reports_threat boolean          NOT NULL,
    dedup_key      bytea,
    body_hash      bytea,
    payload        bytea            NOT NULL
);

CREATE UNIQUE INDEX events_dedup ON events (tenant_id, dedup_key) WHERE dedup_key IS NOT NULL;

-- One index for each filter of a list; all end in the list's order, so that none of them sorts.
CREATE INDEX events_by_time ON events (tenant_id, occurred_at, id);
CREATE INDEX events_by_type ON events (tenant_id, event_type, occurred_at, id) WHERE event_type IS NOT NULL;
CREATE INDEX events_by_severity ON events (tenant_id, severity, occurred_at, id) WHERE severity IS NOT NULL;
CREATE INDEX events_by_source ON events (tenant_id, source, occurred_at, id) WHERE source IS NOT NULL;
CREATE INDEX events_by_modality ON events (tenant_id, modality, occurred_at, id) WHERE modality IS NOT NULL;
CREATE INDEX events_by_reference ON events (tenant_id, reference, occurred_at, id) WHERE reference IS NOT NULL;
CREATE INDEX events_by_user ON events (tenant_id, user_id, occurred_at, id) WHERE user_id IS NOT NULL;
CREATE INDEX events_by_session ON events (tenant_id, session_id, occurred_at, id) WHERE session_id IS NOT NULL;
CREATE INDEX events_by_address ON events (tenant_id, ip_address, occurred_at, id) WHERE ip_address IS NOT NULL;

-- The sequence is the order of arrival, and is never used twice: a claim that outlived its worker names no later event.
-- Rows come and go all the time, so that this table is vacuumed early and without pauses.
CREATE TABLE event_queue (
    sequence    bigint           NOT NULL PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    event_id    uuid             NOT NULL,
    tenant_id   text COLLATE "C" NOT NULL,
    occurred_at timestamptz      NOT NULL,
    attempts    integer          NOT NULL DEFAULT 0
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);

CREATE INDEX event_queue_by_time ON event_queue (tenant_id, occurred_at, event_id);
-- Events whose worker died: almost always none.
CREATE INDEX event_queue_suspects ON event_queue (sequence) WHERE attempts > 0;
