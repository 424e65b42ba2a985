-- Matching in stages
-- For two tables, crm and shop, each with a unique id, email_token and phone_token, that one worker cannot match. Most records go by an ordinary join, which is distributed,
-- and match_agg has the rest. Each stage is a table, because the engine would compute a WITH once more for each use.

-- E-mail addresses that one record of each table has
CREATE TABLE matched AS
SELECT crm.id AS crm_id, shop.id AS shop_id
FROM (SELECT email_token, min(id) AS id FROM crm WHERE length(email_token) > 0 GROUP BY email_token HAVING count(*) = 1) AS crm
JOIN (SELECT email_token, min(id) AS id FROM shop WHERE length(email_token) > 0 GROUP BY email_token HAVING count(*) = 1) AS shop ON crm.email_token = shop.email_token;

-- All other records, with all their keys
CREATE TABLE rest AS
SELECT id AS left_id, NULL AS right_id, ARRAY[email_token, phone_token] AS keys
FROM crm
WHERE id NOT IN (SELECT crm_id FROM matched)
UNION ALL
SELECT NULL, id, ARRAY[email_token, phone_token]
FROM shop
WHERE id NOT IN (SELECT shop_id FROM matched);

-- Both together
CREATE TABLE matches AS
SELECT crm_id, shop_id, 1 AS rule, 1e0 AS confidence
FROM matched
UNION ALL
SELECT m.left_id, m.right_id, m.rule, m.confidence
FROM (SELECT match_agg(left_id, right_id, keys, 'one_to_one', 10) AS result FROM rest)
CROSS JOIN UNNEST(result.matches) AS m(left_id, right_id, rule, confidence);
