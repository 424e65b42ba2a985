-- No spend
-- Reports have no spend, and cost nothing, until a view or table with data takes the place of this one.
CREATE OR REPLACE VIEW spend
COMMENT 'Tributary data: nothing yet. Reports have no spend, and cost nothing'
AS
SELECT
    CAST(NULL AS date) AS spend_date,
    CAST(NULL AS varchar) AS channel,
    CAST(NULL AS varchar) AS campaign,
    CAST(NULL AS bigint) AS impressions,
    CAST(NULL AS bigint) AS clicks,
    CAST(NULL AS decimal(18, 2)) AS cost,
    CAST(NULL AS varchar) AS currency
WHERE false;

COMMENT ON COLUMN spend.spend_date IS 'Day in UTC; its exchange rate is used';
COMMENT ON COLUMN spend.channel IS 'Channel, spelled as in touch';
COMMENT ON COLUMN spend.campaign IS 'Campaign, spelled as in touch; NULL for what a channel costs as a whole';
COMMENT ON COLUMN spend.impressions IS 'Times that the advertisement was shown; NULL when the source does not tell';
COMMENT ON COLUMN spend.clicks IS 'Times that it was clicked; NULL when the source does not tell';
COMMENT ON COLUMN spend.cost IS 'What was paid, in the currency of the row';
COMMENT ON COLUMN spend.currency IS 'Currency of the cost, as in exchange_rate';
