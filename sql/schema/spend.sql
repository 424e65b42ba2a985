-- Contract of spend
-- One row for each bill: what a campaign cost on a day. Rows of one day, channel and campaign add up.
CREATE TABLE IF NOT EXISTS spend (
    spend_date date COMMENT 'Day in UTC; its exchange rate is used',
    channel varchar COMMENT 'Channel, spelled as in touch',
    campaign varchar COMMENT 'Campaign, spelled as in touch; NULL for what a channel costs as a whole',
    impressions bigint COMMENT 'Times that the advertisement was shown; NULL when the source does not tell',
    clicks bigint COMMENT 'Times that it was clicked; NULL when the source does not tell',
    cost decimal(18,2) COMMENT 'What was paid, in the currency of the row',
    currency varchar COMMENT 'Currency of the cost, as in exchange_rate'
)
COMMENT 'Tributary data: spend, one row for each day and campaign';
