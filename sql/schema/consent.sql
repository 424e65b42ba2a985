-- Contract of consent
-- What people agreed to. The latest row of a customer and purpose counts, for all touches of the customer, also for those before it: a report that is made today uses what people agree to today. Of two rows of one instant
-- the refusal counts. Touches of people who refuse are in no report; their conversions, which a shop has to know anyway, stand on the line "no consent" without a channel, so that totals still add up.
CREATE TABLE IF NOT EXISTS consent (
    customer varchar COMMENT 'The person, as in touch',
    purpose varchar COMMENT 'What was asked for; reports read the rows whose purpose is consent_purpose of report_setting',
    granted boolean COMMENT 'Whether the person agreed; NULL is a refusal',
    recorded_at timestamp(3) COMMENT 'When the person decided, in UTC; a row without time is older than all others'
)
COMMENT 'Tributary data: consent, one row for each decision of a customer';
