-- Figures per quarter of an hour, numbered from the Unix epoch. They outlive the rows that they were made from.

-- What each transaction that wrote rows adds to the figures (or takes away), a row for each figure; the folding moves it into the tables below.
-- Where there is a user, the row says that they were active, and its name is a feature or empty.
CREATE TABLE rollup_deltas (
    sequence  INTEGER NOT NULL PRIMARY KEY,
    tenant_id TEXT    NOT NULL,
    measure   INTEGER NOT NULL,
    quarter   INTEGER NOT NULL,
    name      TEXT    NOT NULL,
    part      INTEGER NOT NULL,
    user_id   TEXT,
    items     INTEGER NOT NULL,
    total     INTEGER NOT NULL,
    peak      INTEGER NOT NULL
) STRICT;

-- name and part say of what a figure is, by its measure: an event's type and severity, a bin of risk, a rule and severity, an activity's name and kind.
CREATE TABLE rollups (
    tenant_id TEXT    NOT NULL,
    measure   INTEGER NOT NULL,
    quarter   INTEGER NOT NULL,
    name      TEXT    NOT NULL,
    part      INTEGER NOT NULL,
    items     INTEGER NOT NULL,
    total     INTEGER NOT NULL,
    peak      INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, measure, quarter, name, part)
) STRICT, WITHOUT ROWID;

-- Who was active, for exact numbers of distinct users.
CREATE TABLE rollup_users (
    tenant_id TEXT    NOT NULL,
    quarter   INTEGER NOT NULL,
    user_id   TEXT    NOT NULL,
    feature   TEXT    NOT NULL,
    PRIMARY KEY (tenant_id, quarter, user_id, feature)
) STRICT, WITHOUT ROWID;

-- From which quarter on all rows are still there to make the figures from anew; removal of old rows raises it.
CREATE TABLE rollup_floors (
    tenant_id TEXT    NOT NULL,
    source    INTEGER NOT NULL,
    quarter   INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, source)
) STRICT, WITHOUT ROWID;
