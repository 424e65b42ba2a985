-- Rules of campaigns
-- Rules are rows. In this set every rule that matches credits a conversion on its own, as each campaign reports for itself.
INSERT INTO attribution.rules.rule_set (rule_set, strategy, description)
VALUES ('campaigns', 'every_match', 'What each campaign may claim');
