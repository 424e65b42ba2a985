-- Cohorts
-- Do customers come back? A cohort is those whose first conversion is in one month, in UTC; the curve goes on to the month of the newest touch or conversion, also through months in which none of them converts again. Consent plays no part: conversions are not touches.
-- Conversions of nobody knows whom are on a line of their own. All of it is of all time, whatever the period of report_setting.
CREATE OR REPLACE VIEW cohort_curve
COMMENT 'Tributary report: conversions of the customers of each month in the months after. All lines add up to all conversions and their value'
AS
WITH
    conversions AS (
        SELECT
            IF(state = 'no customer', 'no customer', 'cohort') AS line,
            IF(state <> 'no customer', customer) AS customer,
            IF(state <> 'no customer', CAST(date_trunc('month', event_time) AS date)) AS month,
            value
        FROM customer_conversion
    ),
    dated AS (
        SELECT *, IF(line = 'cohort', min(month) OVER (PARTITION BY customer)) AS cohort
        FROM conversions
    ),
    months AS (
        SELECT
            line,
            cohort,
            month,
            count(DISTINCT customer) AS active_customers,
            count(*) AS conversions,
            sum(value) AS value
        FROM dated
        GROUP BY 1, 2, 3
    ),
    cohorts AS (
        SELECT
            line,
            cohort,
            max_by(active_customers, month = cohort) AS customers,
            map_agg(month, ROW(active_customers, conversions, value)) FILTER (WHERE line = 'cohort') AS active_months,
            sum(conversions) AS conversions,
            sum(value) AS value
        FROM months
        GROUP BY line, cohort
    ),
    newest AS (
        SELECT CAST(date_trunc('month', event_time) AS date) AS month
        FROM newest_event
    ),
    curve AS (
        SELECT
            cohorts.line,
            cohorts.cohort,
            part.month,
            newest.month AS newest_month,
            cohorts.customers,
            IF(cohorts.line = 'cohort', coalesce(element_at(cohorts.active_months, part.month)[1], 0)) AS active_customers,
            IF(cohorts.line = 'cohort', coalesce(element_at(cohorts.active_months, part.month)[2], 0), cohorts.conversions) AS conversions,
            IF(cohorts.line = 'cohort', coalesce(element_at(cohorts.active_months, part.month)[3], 0), cohorts.value) AS value
        FROM cohorts
        CROSS JOIN newest
        -- at most a hundred years of months without a conversion, for dates such as the year 1, and those with one, also after the newest month
        CROSS JOIN UNNEST(IF(
            cohorts.line = 'cohort',
            array_union(
                map_keys(cohorts.active_months),
                IF(cohorts.cohort <= newest.month, sequence(greatest(cohorts.cohort, date_add('month', -1200, newest.month)), newest.month, INTERVAL '1' MONTH), ARRAY[])),
            ARRAY[CAST(NULL AS date)])) AS part (month)
    )
SELECT
    line,
    cohort,
    date_diff('month', cohort, month) AS months_later,
    month < newest_month AS month_complete,
    IF(line = 'cohort', customers) AS customers,
    active_customers,
    round(1e0 * active_customers / IF(line = 'cohort', customers), 6) AS share_active,
    conversions,
    CAST(value AS decimal(38, 2)) AS value,
    round(CAST(sum(value) OVER (PARTITION BY line, cohort ORDER BY month) AS double) / IF(line = 'cohort', customers), 4) AS value_per_customer_so_far
FROM curve;

COMMENT ON COLUMN cohort_curve.line IS 'cohort, or no customer for conversions of nobody knows whom or when';
COMMENT ON COLUMN cohort_curve.cohort IS 'First day of the month of the first conversion; NULL on other lines';
COMMENT ON COLUMN cohort_curve.months_later IS 'How many calendar months after it; NULL on other lines';
COMMENT ON COLUMN cohort_curve.month_complete IS 'Whether the month is over: there is a touch or a conversion of a later one; NULL on other lines';
COMMENT ON COLUMN cohort_curve.customers IS 'How many customers the cohort has; NULL on other lines';
COMMENT ON COLUMN cohort_curve.active_customers IS 'How many of them converted in this month';
COMMENT ON COLUMN cohort_curve.share_active IS 'The same as a part of the cohort';
COMMENT ON COLUMN cohort_curve.conversions IS 'How many conversions they made in this month';
COMMENT ON COLUMN cohort_curve.value IS 'Value of these conversions, in the currency of report_setting';
COMMENT ON COLUMN cohort_curve.value_per_customer_so_far IS 'Value up to and with this month for each customer of the cohort; NULL on other lines';
