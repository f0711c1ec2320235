-- What requests did, as they wrote it. The sealer moves it into the chain within seconds.
CREATE TABLE audit_pending (
    id          uuid             NOT NULL PRIMARY KEY,
    tenant_id   text COLLATE "C" NOT NULL,
    occurred_at timestamptz      NOT NULL,
    key_id      text COLLATE "C",
    address     text,
    method      text             NOT NULL,
    route       text COLLATE "C" NOT NULL,
    target      text,
    outcome     integer          NOT NULL,
    request_id  text             NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);

CREATE INDEX audit_pending_by_time ON audit_pending (tenant_id, occurred_at, id);

-- The chains, one a tenant: each entry's code authenticates it, its number and the code before it.
CREATE TABLE audit_entries (
    id          uuid             NOT NULL,
    tenant_id   text COLLATE "C" NOT NULL,
    occurred_at timestamptz      NOT NULL,
    key_id      text COLLATE "C",
    address     text,
    method      text             NOT NULL,
    route       text COLLATE "C" NOT NULL,
    target      text,
    outcome     integer          NOT NULL,
    request_id  text             NOT NULL,
    number      bigint           NOT NULL,
    mac         bytea            NOT NULL,
    PRIMARY KEY (tenant_id, number)
);

CREATE INDEX audit_entries_by_time ON audit_entries (tenant_id, occurred_at, id);
CREATE INDEX audit_entries_by_key ON audit_entries (tenant_id, key_id, occurred_at, id) WHERE key_id IS NOT NULL;
CREATE INDEX audit_entries_by_route ON audit_entries (tenant_id, route, occurred_at, id);

-- How long each chain is, so that a missing end shows too.
CREATE TABLE audit_heads (
    tenant_id text COLLATE "C" NOT NULL PRIMARY KEY,
    entries   bigint           NOT NULL,
    last_mac  bytea            NOT NULL,
    mac       bytea            NOT NULL,
    sealed_at timestamptz      NOT NULL
);

-- Against mistakes: the owner could remove them, and for that there are the chains.
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit log is append-only.';
END
$$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER append_only BEFORE UPDATE ON audit_pending FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER keep BEFORE DELETE ON audit_heads FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();

ALTER TABLE audit_pending ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON audit_pending FOR SELECT TO helm_reader USING (tenant_id = current_setting('helm.tenant', true));
GRANT SELECT ON audit_pending TO helm_reader;

ALTER TABLE audit_entries ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON audit_entries FOR SELECT TO helm_reader USING (tenant_id = current_setting('helm.tenant', true));
GRANT SELECT ON audit_entries TO helm_reader;

ALTER TABLE audit_heads ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON audit_heads FOR SELECT TO helm_reader USING (tenant_id = current_setting('helm.tenant', true));
GRANT SELECT ON audit_heads TO helm_reader;
