-- Contract of touches
-- One row for each interaction of a person with a channel. Deliver a touch once: a second row with the same touch_id is a second touch, and the report data_quality counts it.
CREATE TABLE IF NOT EXISTS touch (
    touch_id varchar COMMENT 'Key of the touch',
    customer varchar COMMENT 'The person, as in all tables here; NULL when the source does not know who it was',
    identifier varchar COMMENT 'What the source has instead of a customer, such as a cookie or a device, as in identity; NULL when there is none',
    event_time timestamp(3) COMMENT 'When it happened, in UTC; a touch without time is in no journey',
    channel varchar COMMENT 'Channel; NULL or empty when it is not known, which is a channel of its own',
    campaign varchar COMMENT 'Campaign of the channel; NULL or empty when there is none or it is not known',
    interaction varchar COMMENT 'view for an advertisement that was seen and not clicked; any other word, such as click, visit or open, for what a person did'
)
COMMENT 'Tributary data: touches, one row for each interaction of a person with a channel';
