-- The key is the SHA-256 of tenant, rule and group: groups are made of events' fields, which may be longer than an index takes.
-- A row whose state is empty was made to be locked.
CREATE TABLE correlation_states (
    key        bytea            NOT NULL PRIMARY KEY,
    tenant_id  text COLLATE "C" NOT NULL,
    rule_id    text COLLATE "C" NOT NULL,
    group_key  text             NOT NULL,
    state      bytea            NOT NULL,
    expires_at timestamptz      NOT NULL
);

-- The batches under analysis. Whoever analyses one holds the advisory lock of its id; where that is free, the worker died.
CREATE TABLE claims (
    id         bigint      NOT NULL PRIMARY KEY,
    sequences  bigint[]    NOT NULL, -- of event_queue
    claimed_at timestamptz NOT NULL DEFAULT now()
);
