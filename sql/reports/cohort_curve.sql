-- Cohorts
-- Do customers come back? A cohort is those whose first conversion is in one month, in UTC; the curve goes on with each month in which one of them converts again. Consent plays no part: conversions are not touches.
-- A month in which nobody of a cohort converts has no row. Conversions of nobody knows whom are on a line of their own.
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
        SELECT *, min(month) OVER (PARTITION BY customer) AS cohort
        FROM conversions
    ),
    months AS (
        SELECT
            line,
            cohort,
            date_diff('month', cohort, month) AS months_later,
            count(DISTINCT customer) AS active_customers,
            count(*) AS conversions,
            sum(value) AS value
        FROM dated
        GROUP BY 1, 2, 3
    ),
    sized AS (
        SELECT *, IF(line = 'cohort', first_value(active_customers) OVER (PARTITION BY line, cohort ORDER BY months_later)) AS customers
        FROM months
    )
SELECT
    line,
    cohort,
    months_later,
    customers,
    IF(line = 'cohort', active_customers) AS active_customers,
    round(1e0 * active_customers / customers, 6) AS share_active,
    conversions,
    CAST(value AS decimal(38, 2)) AS value,
    round(CAST(sum(value) OVER (PARTITION BY line, cohort ORDER BY months_later) AS double) / customers, 4) AS value_per_customer_so_far
FROM sized;

COMMENT ON COLUMN cohort_curve.line IS 'cohort, or no customer for conversions of nobody knows whom or when';
COMMENT ON COLUMN cohort_curve.cohort IS 'First day of the month of the first conversion; NULL on other lines';
COMMENT ON COLUMN cohort_curve.months_later IS 'How many calendar months after it; NULL on other lines';
COMMENT ON COLUMN cohort_curve.customers IS 'How many customers the cohort has; NULL on other lines';
COMMENT ON COLUMN cohort_curve.active_customers IS 'How many of them converted in this month';
COMMENT ON COLUMN cohort_curve.share_active IS 'The same as a part of the cohort';
COMMENT ON COLUMN cohort_curve.conversions IS 'How many conversions they made in this month';
COMMENT ON COLUMN cohort_curve.value IS 'Value of these conversions, in the currency of report_setting';
COMMENT ON COLUMN cohort_curve.value_per_customer_so_far IS 'Value up to and with this month for each customer of the cohort; NULL on other lines';
