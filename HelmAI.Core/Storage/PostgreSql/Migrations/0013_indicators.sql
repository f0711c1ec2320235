-- Indicators of tenants, and of tenant '*' those that work for all. Kinds, states and names are those of the program.
-- value_key and content_key are the first 64 bits of SHA-256: of type and value, and of all that a source says. labels holds each label between two line feeds.
CREATE TABLE indicators (
    tenant_id           text COLLATE "C" NOT NULL,
    id                  uuid             NOT NULL,
    source              text             NOT NULL,
    type                smallint,
    value               text,
    value_key           bigint,
    pattern             text,
    labels              text             NOT NULL,
    details             text,
    valid_from          timestamptz      NOT NULL,
    valid_until         timestamptz,
    confidence          smallint,
    is_revoked          boolean          NOT NULL,
    is_dated            boolean          NOT NULL,
    created             timestamptz      NOT NULL,
    modified            timestamptz      NOT NULL,
    content_key         bigint           NOT NULL,
    confidence_override smallint,
    withdrawn_at        timestamptz,
    last_seen           timestamptz,
    stored_at           timestamptz      NOT NULL,
    state               smallint         NOT NULL,
    changes_at          timestamptz,
    first_version       bigint           NOT NULL,
    version             bigint           NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

CREATE INDEX indicators_by_value ON indicators (value_key) WHERE value_key IS NOT NULL;
CREATE INDEX indicators_by_time ON indicators (tenant_id, modified, id);
CREATE INDEX indicators_by_version ON indicators (version, id, tenant_id);
CREATE INDEX indicators_by_change ON indicators (changes_at) WHERE changes_at IS NOT NULL;

-- One row: the latest version of any indicator.
CREATE TABLE indicator_clock (
    id      integer NOT NULL PRIMARY KEY,
    version bigint  NOT NULL
);

INSERT INTO indicator_clock (id, version) VALUES (1, 0);

CREATE TABLE indicator_sightings (
    tenant_id    text COLLATE "C" NOT NULL,
    owner_id     text COLLATE "C" NOT NULL,
    indicator_id uuid             NOT NULL,
    id           uuid             NOT NULL,
    first_seen   timestamptz      NOT NULL,
    last_seen    timestamptz      NOT NULL,
    count        bigint           NOT NULL,
    created_at   timestamptz      NOT NULL,
    modified_at  timestamptz      NOT NULL,
    PRIMARY KEY (tenant_id, owner_id, indicator_id)
);

CREATE INDEX indicator_sightings_by_time ON indicator_sightings (tenant_id, modified_at, id);

CREATE TABLE intelligence_objects (
    tenant_id  text COLLATE "C" NOT NULL,
    id         text COLLATE "C" NOT NULL,
    type       text             NOT NULL,
    name       text             NOT NULL,
    attack_id  text,
    is_revoked boolean          NOT NULL,
    modified   timestamptz      NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

CREATE TABLE intelligence_relationships (
    tenant_id  text COLLATE "C" NOT NULL,
    id         text COLLATE "C" NOT NULL,
    type       text             NOT NULL,
    source_ref text COLLATE "C" NOT NULL,
    target_ref text COLLATE "C" NOT NULL,
    is_revoked boolean          NOT NULL,
    modified   timestamptz      NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

CREATE INDEX intelligence_relationships_by_source ON intelligence_relationships (source_ref, tenant_id);

CREATE TABLE indicator_imports (
    id          uuid             NOT NULL PRIMARY KEY,
    tenant_id   text COLLATE "C" NOT NULL,
    owner_id    text COLLATE "C" NOT NULL,
    source      text             NOT NULL,
    format      text             NOT NULL,
    confidence  integer,
    labels      text             NOT NULL,
    state       integer          NOT NULL,
    bytes_total bigint           NOT NULL,
    bytes_read  bigint           NOT NULL,
    accepted    bigint           NOT NULL,
    unchanged   bigint           NOT NULL,
    rejected    bigint           NOT NULL,
    ignored     bigint           NOT NULL,
    related     bigint           NOT NULL,
    errors      text             NOT NULL,
    error       text,
    created_at  timestamptz      NOT NULL,
    updated_at  timestamptz      NOT NULL,
    finished_at timestamptz
);

CREATE INDEX indicator_imports_by_time ON indicator_imports (tenant_id, created_at, id);

-- Tenants read their own and what is shared; without the setting nothing is seen.
ALTER TABLE indicators ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON indicators FOR SELECT TO helm_reader
    USING (tenant_id = current_setting('helm.tenant', true) OR (tenant_id = '*' AND current_setting('helm.tenant', true) <> ''));
GRANT SELECT ON indicators TO helm_reader;

ALTER TABLE indicator_sightings ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON indicator_sightings FOR SELECT TO helm_reader USING (tenant_id = current_setting('helm.tenant', true));
GRANT SELECT ON indicator_sightings TO helm_reader;

ALTER TABLE intelligence_objects ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON intelligence_objects FOR SELECT TO helm_reader
    USING (tenant_id = current_setting('helm.tenant', true) OR (tenant_id = '*' AND current_setting('helm.tenant', true) <> ''));
GRANT SELECT ON intelligence_objects TO helm_reader;

ALTER TABLE intelligence_relationships ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON intelligence_relationships FOR SELECT TO helm_reader
    USING (tenant_id = current_setting('helm.tenant', true) OR (tenant_id = '*' AND current_setting('helm.tenant', true) <> ''));
GRANT SELECT ON intelligence_relationships TO helm_reader;

ALTER TABLE indicator_imports ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON indicator_imports FOR SELECT TO helm_reader USING (tenant_id = current_setting('helm.tenant', true));
GRANT SELECT ON indicator_imports TO helm_reader;
