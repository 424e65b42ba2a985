-- For PostgreSQL and H2 alike.

-- One row: how many statements have changed rules. Whoever changes rules locks it first.
CREATE TABLE attribution_position (
    id INTEGER NOT NULL PRIMARY KEY,
    revision BIGINT NOT NULL,
    -- microseconds since 1970
    changed_at BIGINT NOT NULL
);

INSERT INTO attribution_position (id, revision, changed_at) VALUES (1, 0, 0);

CREATE TABLE attribution_version (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rule_set VARCHAR(128) NOT NULL,
    version BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by VARCHAR(1000000) NOT NULL,
    query_id VARCHAR(200) NOT NULL,
    changes BIGINT NOT NULL,
    UNIQUE (rule_set, version)
);

-- Every state that a row has ever had, and that it was deleted: nothing is removed from here.
CREATE TABLE attribution_row (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    table_name VARCHAR(20) NOT NULL,
    rule_set VARCHAR(128) NOT NULL,
    -- empty where the table has no such key
    rule VARCHAR(128) NOT NULL,
    name VARCHAR(128) NOT NULL,
    -- of the rule set
    version BIGINT NOT NULL,
    from_revision BIGINT NOT NULL,
    -- the largest number there is as long as it is the newest state
    until_revision BIGINT NOT NULL,
    change_name VARCHAR(10) NOT NULL,
    -- the state before an update or a delete
    previous_id BIGINT,
    -- the row as JSON, nothing once it is deleted
    content VARCHAR(1000000),
    UNIQUE (rule_set, table_name, rule, name, until_revision)
);

CREATE INDEX attribution_row_by_table ON attribution_row (table_name, id);
