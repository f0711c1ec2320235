-- Texts that are lists (scopes, networks) hold their items separated by spaces.
CREATE TABLE tenants (
    id             text COLLATE "C" NOT NULL PRIMARY KEY,
    name           text             NOT NULL,
    created_at     timestamptz      NOT NULL,
    suspended_at   timestamptz,
    retention_days integer
);

INSERT INTO tenants (id, name, created_at) VALUES ('default', 'Default', now());

-- The previous secret of a rotated key is good until previous_expires_at.
CREATE TABLE api_keys (
    id                        uuid             NOT NULL PRIMARY KEY,
    tenant_id                 text COLLATE "C" NOT NULL REFERENCES tenants (id),
    name                      text             NOT NULL,
    scopes                    text             NOT NULL,
    networks                  text             NOT NULL,
    rate_limit_requests       integer,
    rate_limit_window_seconds integer,
    secret_hash               bytea            NOT NULL,
    previous_hash             bytea,
    previous_expires_at       timestamptz,
    created_at                timestamptz      NOT NULL,
    created_by                text             NOT NULL,
    expires_at                timestamptz,
    revoked_at                timestamptz,
    last_used_at              timestamptz,
    -- Who administers tenants sees all of them: only a key of the operator's own tenant may.
    CHECK (tenant_id = 'default' OR ' ' || scopes || ' ' NOT LIKE '% tenants:admin %')
);

CREATE INDEX api_keys_by_time ON api_keys (tenant_id, created_at, id);

-- Roles belong to the whole server: another database of this program may have made this one, or be making it now.
DO $$
DECLARE
    remedy CONSTANT text := format(
        'Let an administrator of the server run: CREATE ROLE helm_reader NOLOGIN NOSUPERUSER NOBYPASSRLS; GRANT helm_reader TO %I;', current_user);
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'helm_reader') THEN
        BEGIN
            CREATE ROLE helm_reader NOLOGIN NOSUPERUSER NOBYPASSRLS;
        EXCEPTION
            WHEN duplicate_object OR unique_violation THEN
                NULL;
            WHEN insufficient_privilege THEN
                RAISE EXCEPTION 'The user "%" may not create the role helm_reader, as which requests read. %', current_user, remedy USING ERRCODE = 'HELM1';
        END;
    END IF;

    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'helm_reader' AND (rolsuper OR rolbypassrls)) THEN
        RAISE EXCEPTION 'The role helm_reader passes by row-level security. Let an administrator of the server run: ALTER ROLE helm_reader NOSUPERUSER NOBYPASSRLS;'
            USING ERRCODE = 'HELM1';
    END IF;

    -- Tried, since from PostgreSQL 16 on a member may or may not have the right to set the role, and the maker has it not.
    BEGIN
        SET LOCAL ROLE helm_reader;
        RESET ROLE;
    EXCEPTION WHEN insufficient_privilege THEN
        BEGIN
            GRANT helm_reader TO CURRENT_USER;
        EXCEPTION
            WHEN unique_violation THEN
                NULL;
            WHEN insufficient_privilege THEN
                RAISE EXCEPTION 'The user "%" may not set the role helm_reader, as which requests read. %', current_user, remedy USING ERRCODE = 'HELM1';
        END;
    END;

    EXECUTE format('GRANT USAGE ON SCHEMA %I TO helm_reader', current_schema());
END
$$;

-- Requests read as helm_reader with their tenant in helm.tenant; the owner, who writes, sees all.
-- Every table of tenants' rows that requests read has these three lines; without the setting nothing is seen.
ALTER TABLE tenants ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON tenants FOR SELECT TO helm_reader USING (id = current_setting('helm.tenant', true));
GRANT SELECT ON tenants TO helm_reader;

ALTER TABLE api_keys ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON api_keys FOR SELECT TO helm_reader USING (tenant_id = current_setting('helm.tenant', true));
GRANT SELECT ON api_keys TO helm_reader;

ALTER TABLE events ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON events FOR SELECT TO helm_reader USING (tenant_id = current_setting('helm.tenant', true));
GRANT SELECT ON events TO helm_reader;

ALTER TABLE event_queue ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON event_queue FOR SELECT TO helm_reader USING (tenant_id = current_setting('helm.tenant', true));
GRANT SELECT ON event_queue TO helm_reader;

ALTER TABLE assessments ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON assessments FOR SELECT TO helm_reader USING (tenant_id = current_setting('helm.tenant', true));
GRANT SELECT ON assessments TO helm_reader;

ALTER TABLE alerts ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON alerts FOR SELECT TO helm_reader USING (tenant_id = current_setting('helm.tenant', true));
GRANT SELECT ON alerts TO helm_reader;

ALTER TABLE alert_events ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON alert_events FOR SELECT TO helm_reader USING (tenant_id = current_setting('helm.tenant', true));
GRANT SELECT ON alert_events TO helm_reader;
