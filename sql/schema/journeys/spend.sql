-- The bill of the generated ad platform
-- The bill of the ad platform as it is, in three currencies.
CREATE OR REPLACE VIEW spend
COMMENT 'Tributary data: the bill of the generated ad platform'
AS
SELECT
    spend_date,
    channel,
    campaign,
    impressions,
    clicks,
    CAST(cost AS decimal(18, 2)) AS cost,
    currency
FROM journeys.tiny.ad_spend;

COMMENT ON COLUMN spend.spend_date IS 'Day in UTC; its exchange rate is used';
COMMENT ON COLUMN spend.channel IS 'Channel, spelled as in touch';
COMMENT ON COLUMN spend.campaign IS 'Campaign, spelled as in touch; NULL for what a channel costs as a whole';
COMMENT ON COLUMN spend.impressions IS 'Times that the advertisement was shown; NULL when the source does not tell';
COMMENT ON COLUMN spend.clicks IS 'Times that it was clicked; NULL when the source does not tell';
COMMENT ON COLUMN spend.cost IS 'What was paid, in the currency of the row';
COMMENT ON COLUMN spend.currency IS 'Currency of the cost, as in exchange_rate';
