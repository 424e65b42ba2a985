-- The table event and the rule set shop, from the generated customers
CREATE TABLE event AS
SELECT
    CAST(customer AS varchar) AS customer,
    event_id,
    CAST(event_time AS timestamp(6)) AT TIME ZONE 'UTC' AS event_time,
    channel,
    conversion AS is_conversion,
    value AS amount,
    CAST(ingested_at AS timestamp(6)) AT TIME ZONE 'UTC' AS loaded_at
FROM journeys.tiny.event;

INSERT INTO attribution.rules.rule_set (rule_set, strategy) VALUES ('shop', 'first_match');

INSERT INTO attribution.rules.rule (rule_set, rule, priority, condition, model, lookback, ownership, frequency, frequency_interval) VALUES
    ('shop', 'large orders', 1, 'conversion.amount > 100', 'u_shaped', INTERVAL '7' DAY, 'shared', 'every', NULL),
    ('shop', 'all others', 2, NULL, 'last_touch', INTERVAL '7' DAY, 'shared', 'every', NULL);
