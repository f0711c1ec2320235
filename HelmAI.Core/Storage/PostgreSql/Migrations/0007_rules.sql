-- What tenants have of their own over the shared rules; rule ids are in small letters.
CREATE TABLE tenant_rules (
    tenant_id  text COLLATE "C" NOT NULL,
    rule_id    text COLLATE "C" NOT NULL,
    text       text             NOT NULL,
    revision   bigint           NOT NULL,
    updated_at timestamptz      NOT NULL,
    PRIMARY KEY (tenant_id, rule_id)
);

CREATE TABLE disabled_rules (
    tenant_id   text COLLATE "C" NOT NULL,
    rule_id     text COLLATE "C" NOT NULL,
    disabled_at timestamptz      NOT NULL,
    PRIMARY KEY (tenant_id, rule_id)
);

CREATE TABLE rule_exceptions (
    id         uuid             NOT NULL PRIMARY KEY,
    tenant_id  text COLLATE "C" NOT NULL,
    rule_id    text COLLATE "C" NOT NULL,
    text       text             NOT NULL,
    created_at timestamptz      NOT NULL
);

CREATE INDEX rule_exceptions_by_rule ON rule_exceptions (tenant_id, rule_id, created_at);

CREATE TABLE rule_versions (
    tenant_id text COLLATE "C" NOT NULL PRIMARY KEY,
    version   bigint           NOT NULL
);

CREATE INDEX rule_versions_by_version ON rule_versions (version);

-- One row: the latest version of any tenant, and the one at which the shared rules were last to be read again.
CREATE TABLE rule_clock (
    id             integer          NOT NULL PRIMARY KEY,
    version        bigint           NOT NULL,
    reload_version bigint           NOT NULL
);

INSERT INTO rule_clock (id, version, reload_version) VALUES (1, 0, 0);

CREATE TABLE backtests (
    id             uuid             NOT NULL PRIMARY KEY,
    tenant_id      text COLLATE "C" NOT NULL,
    rule_id        text COLLATE "C" NOT NULL,
    state          integer          NOT NULL,
    range_from     timestamptz      NOT NULL,
    range_to       timestamptz      NOT NULL,
    events_total   bigint           NOT NULL,
    events_scanned bigint           NOT NULL,
    findings       bigint           NOT NULL,
    alerts         bigint           NOT NULL,
    reached_time   timestamptz,
    samples        text             NOT NULL,
    error          text,
    created_at     timestamptz      NOT NULL,
    updated_at     timestamptz      NOT NULL
);

CREATE INDEX backtests_by_tenant ON backtests (tenant_id, updated_at);

ALTER TABLE tenant_rules ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON tenant_rules FOR SELECT TO helm_reader USING (tenant_id = current_setting('helm.tenant', true));
GRANT SELECT ON tenant_rules TO helm_reader;

ALTER TABLE disabled_rules ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON disabled_rules FOR SELECT TO helm_reader USING (tenant_id = current_setting('helm.tenant', true));
GRANT SELECT ON disabled_rules TO helm_reader;

ALTER TABLE rule_exceptions ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON rule_exceptions FOR SELECT TO helm_reader USING (tenant_id = current_setting('helm.tenant', true));
GRANT SELECT ON rule_exceptions TO helm_reader;

ALTER TABLE rule_versions ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON rule_versions FOR SELECT TO helm_reader USING (tenant_id = current_setting('helm.tenant', true));
GRANT SELECT ON rule_versions TO helm_reader;

ALTER TABLE backtests ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON backtests FOR SELECT TO helm_reader USING (tenant_id = current_setting('helm.tenant', true));
GRANT SELECT ON backtests TO helm_reader;
