-- What each channel earned, model by model
-- Every panel shares the same purchases; models only differ in which touches they credit for them.
-- Rules decide that before they see any data. Data-driven models learn it from the journeys: Shapley from those that ended in a purchase, the others also from those that did not.
SELECT model, assumption, data_driven, channel, purchases, euros
FROM memory.default.report_credit
ORDER BY avg(purchases) OVER (PARTITION BY channel) DESC, channel, place;
