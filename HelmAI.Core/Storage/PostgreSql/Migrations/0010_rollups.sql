-- Figures per quarter of an hour, numbered from the Unix epoch. They outlive the rows that they were made from.
CREATE FUNCTION quarter_of(timestamptz) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT floor(extract(epoch FROM $1) / 900)::integer $$;

-- What each transaction that wrote rows adds to the figures (or takes away), a row for each figure; the folding moves it into the tables below.
-- Where there is a user, the row says that they were active, and its name is a feature or empty.
CREATE TABLE rollup_deltas (
    sequence  bigint           NOT NULL PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    tenant_id text COLLATE "C" NOT NULL,
    measure   smallint         NOT NULL,
    quarter   integer          NOT NULL,
    name      text COLLATE "C" NOT NULL,
    part      integer          NOT NULL,
    user_id   text COLLATE "C",
    items     bigint           NOT NULL,
    total     bigint           NOT NULL,
    peak      bigint           NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);

-- name and part say of what a figure is, by its measure: an event's type and severity, a bin of risk, a rule and severity, an activity's name and kind.
CREATE TABLE rollups (
    tenant_id text COLLATE "C" NOT NULL,
    measure   smallint         NOT NULL,
    quarter   integer          NOT NULL,
    name      text COLLATE "C" NOT NULL,
    part      integer          NOT NULL,
    items     bigint           NOT NULL,
    total     bigint           NOT NULL,
    peak      bigint           NOT NULL,
    PRIMARY KEY (tenant_id, measure, quarter, name, part)
) WITH (fillfactor = 80); -- Figures of the present change, and find room on the page that they are on.

-- Who was active, for exact numbers of distinct users: the key is all there is, and answers without the table where the table is vacuumed.
CREATE TABLE rollup_users (
    tenant_id text COLLATE "C" NOT NULL,
    quarter   integer          NOT NULL,
    user_id   text COLLATE "C" NOT NULL,
    feature   text COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant_id, quarter, user_id, feature)
) WITH (autovacuum_vacuum_insert_scale_factor = 0.02);

-- From which quarter on all rows are still there to make the figures from anew; removal of old rows raises it.
CREATE TABLE rollup_floors (
    tenant_id text COLLATE "C" NOT NULL,
    source    smallint         NOT NULL,
    quarter   integer          NOT NULL,
    PRIMARY KEY (tenant_id, source)
);

ALTER TABLE rollup_deltas ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON rollup_deltas FOR SELECT TO helm_reader USING (tenant_id = current_setting('helm.tenant', true));
GRANT SELECT ON rollup_deltas TO helm_reader;

ALTER TABLE rollups ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON rollups FOR SELECT TO helm_reader USING (tenant_id = current_setting('helm.tenant', true));
GRANT SELECT ON rollups TO helm_reader;

ALTER TABLE rollup_users ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON rollup_users FOR SELECT TO helm_reader USING (tenant_id = current_setting('helm.tenant', true));
GRANT SELECT ON rollup_users TO helm_reader;
