-- Data keys, each wrapped by a key-encryption key that is not in the database. No request reads them.
CREATE TABLE data_keys (
    id         INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    tenant_id  TEXT    NOT NULL, -- empty where the key shows whether the key-encryption key is right
    purpose    TEXT    NOT NULL,
    generation INTEGER NOT NULL,
    wrapped_by TEXT    NOT NULL, -- the name of the key-encryption key
    wrapped    BLOB    NOT NULL,
    reserved   INTEGER NOT NULL DEFAULT 0, -- how many values processes may have encrypted with it
    created_at INTEGER NOT NULL,
    UNIQUE (tenant_id, purpose, generation)
) STRICT;
