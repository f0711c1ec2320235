-- Data keys, each wrapped by a key-encryption key that is not in the database. No request reads them.
CREATE TABLE data_keys (
    id         integer          NOT NULL PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    tenant_id  text COLLATE "C" NOT NULL, -- empty where the key shows whether the key-encryption key is right
    purpose    text COLLATE "C" NOT NULL,
    generation integer          NOT NULL,
    wrapped_by text COLLATE "C" NOT NULL, -- the name of the key-encryption key
    wrapped    bytea            NOT NULL,
    reserved   bigint           NOT NULL DEFAULT 0, -- how many values processes may have encrypted with it
    created_at timestamptz      NOT NULL,
    UNIQUE (tenant_id, purpose, generation)
);
