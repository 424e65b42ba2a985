-- A rule changes
-- The winter sale may look back 30 days for clicks. The statement is a new version of the rule set, with user and time, and the next query follows it.
UPDATE attribution.rules.touch_class
SET lookback = INTERVAL '30' DAY
WHERE rule_set = 'campaigns' AND rule = 'winter sale' AND class = 'click';
