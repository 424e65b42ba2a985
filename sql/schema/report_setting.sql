-- Settings of the reports
-- What all reports have in common, in one place: one row. To change it, create this view again with other values, or put a table of one row in its place; an installation leaves it as it is.
-- A lookback of NULL days is without limit. A period chooses conversions and bills by their day, both ends included; touches reach back by the lookback whatever the period, and first conversions are first of all time.
-- With "participation" among the models, the lines of a report add up to more than all conversions, by design.
CREATE OR REPLACE VIEW report_setting
COMMENT 'Tributary setting: what all reports have in common, one row'
AS
SELECT
    'linear' AS model,
    ARRAY['first_touch', 'last_touch', 'last_non_direct(direct)', 'linear', 'u_shaped', 'time_decay(7d)'] AS compared_models,
    30 AS lookback_days,
    'shared' AS ownership,
    'EUR' AS currency,
    7 AS rate_max_age_days,
    'measurement' AS consent_purpose,
    true AS include_without_consent_record,
    100000 AS many_events,
    CAST(NULL AS date) AS period_from,
    CAST(NULL AS date) AS period_until;

COMMENT ON COLUMN report_setting.model IS 'Model of all reports with credit, in the words of attribution_agg';
COMMENT ON COLUMN report_setting.compared_models IS 'Models of the report model_comparison';
COMMENT ON COLUMN report_setting.lookback_days IS 'How many days before a conversion a touch may lie, both ends included; NULL for no limit';
COMMENT ON COLUMN report_setting.ownership IS 'Which conversions a touch serves: shared, since_previous or first_only';
COMMENT ON COLUMN report_setting.currency IS 'Currency of all amounts in reports';
COMMENT ON COLUMN report_setting.rate_max_age_days IS 'For how many days after its own a rate is used where there is no newer one';
COMMENT ON COLUMN report_setting.consent_purpose IS 'Purpose in consent that lets touches be measured';
COMMENT ON COLUMN report_setting.include_without_consent_record IS 'Whether touches of people without any record of consent are measured';
COMMENT ON COLUMN report_setting.many_events IS 'A customer with more touches and conversions than this is no person: its touches are in no report, and its conversions on the line too many events; NULL for no limit, with which a customer of more than 1,000,000 events fails reports';
COMMENT ON COLUMN report_setting.period_from IS 'First day in UTC of conversions and spend in reports; NULL for all from the beginning';
COMMENT ON COLUMN report_setting.period_until IS 'Last day in UTC of conversions and spend in reports, included; NULL for all until now';
