-- Feeds of indicators and how they stand. The secret is encrypted, in base64. Whoever polls a feed holds its lease: lease_token names the
-- holder, and what the holder writes names the token, so that one who was silent for too long overwrites nothing.
CREATE TABLE feeds (
    id               uuid             NOT NULL PRIMARY KEY,
    tenant_id        text COLLATE "C" NOT NULL,
    name             text             NOT NULL,
    kind             integer          NOT NULL,
    url              text             NOT NULL,
    collection       text,
    authentication   integer          NOT NULL,
    user_name        text,
    secret           text,
    interval_seconds integer          NOT NULL,
    is_enabled       boolean          NOT NULL,
    created_at       timestamptz      NOT NULL,
    created_by       text             NOT NULL,
    updated_at       timestamptz      NOT NULL,
    position         text             NOT NULL,
    next_run_at      timestamptz      NOT NULL,
    last_run_at      timestamptz,
    last_success_at  timestamptz,
    last_error       text,
    failures         integer          NOT NULL,
    last_imported    bigint           NOT NULL,
    last_rejected    bigint           NOT NULL,
    imported         bigint           NOT NULL,
    rejected         bigint           NOT NULL,
    lease_token      uuid,
    lease_until      timestamptz
);

CREATE INDEX feeds_by_tenant ON feeds (tenant_id, created_at, id);
CREATE INDEX feeds_by_turn ON feeds (next_run_at);

ALTER TABLE feeds ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON feeds FOR SELECT TO helm_reader USING (tenant_id = current_setting('helm.tenant', true));
GRANT SELECT ON feeds TO helm_reader;
