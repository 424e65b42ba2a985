-- One session a line, statements with a semicolon between them. Each tries to see an identifier that it should not.

-- by name
SELECT email FROM crm.public.contact
SELECT EMAIL, Phone FROM crm.public.contact
SELECT "email" FROM crm.public.contact
SELECT "EMAIL" FROM crm.public.contact
SELECT "email " FROM crm.public.contact
SELECT contact.email FROM crm.public.contact
SELECT c."phone" FROM crm.public.contact AS c
SELECT first_name, last_name, birth_date FROM crm.public.contact
SELECT street, postcode FROM crm.public.contact
SELECT profile FROM crm.public.contact
SELECT note FROM crm.public.contact
SELECT customer_email, customer_phone FROM shop.public.customer_order
SELECT * FROM crm.public.contact
SELECT * FROM crm.public.contact WHERE contact_id = 'C-PLANTED'
TABLE crm.public.contact
TABLE shop.public.customer_order
SELECT contact FROM crm.public.contact
SELECT CAST(ROW(contact.*) AS json) FROM crm.public.contact
SELECT json_object('all' : json_format(CAST(ROW(c.*) AS json))) FROM crm.public.contact AS c
SELECT * FROM legacy.public.person
SELECT email FROM legacy.public.person
SELECT MAIL FROM legacy.public.person

-- views and tables that no rule names
SELECT * FROM crm.public.contact_view
SELECT email FROM crm.public.contact_view
SELECT * FROM crm.public.renamed_view
SELECT reach_me FROM crm.public.renamed_view
SELECT * FROM crm.public.free_text
SELECT remark FROM crm.public.free_text WHERE id = 1
SELECT * FROM crm.public.concatenated
SELECT * FROM crm.public.as_numbers
SELECT * FROM crm.public.as_bytes
SELECT * FROM crm.public.as_array
SELECT * FROM crm.public.as_json
SELECT * FROM crm.secret.copy
SELECT * FROM crm.public."Contact"
SELECT * FROM legacy.public.person_view

-- what describes data
DESCRIBE crm.public.contact
SHOW COLUMNS FROM crm.public.contact_view
SHOW STATS FOR crm.public.contact
SHOW STATS FOR (SELECT * FROM crm.public.contact WHERE contact_id > 'C')
SHOW STATS FOR legacy.public.person
SHOW CREATE TABLE crm.public.contact
SHOW CREATE VIEW crm.public.contact_view
SHOW CREATE SCHEMA crm.public
SHOW SCHEMAS FROM crm
SHOW TABLES FROM crm.pg_catalog
SHOW FUNCTIONS FROM crm.fn
SHOW SESSION LIKE 'crm%'
SELECT * FROM crm.information_schema.columns
SELECT * FROM crm.information_schema.tables
SELECT * FROM crm.information_schema.views
SELECT * FROM system.jdbc.columns WHERE table_cat = 'crm'
SELECT * FROM system.jdbc.tables WHERE table_cat = 'legacy'
SELECT * FROM system.metadata.catalogs
SELECT * FROM system.metadata.table_comments WHERE catalog_name = 'crm'
ANALYZE crm.public.contact
SELECT * FROM crm.pg_catalog.pg_stats
SELECT most_common_vals, histogram_bounds FROM crm.pg_catalog.pg_stats WHERE tablename = 'contact'
SELECT * FROM crm.pg_catalog.pg_stat_activity
SELECT query FROM crm.pg_catalog.pg_stat_activity
SELECT * FROM crm.pg_catalog.pg_statistic
SELECT * FROM crm.pg_catalog.pg_views
SELECT * FROM crm.information_schema.view_table_usage
SELECT * FROM legacy.information_schema.settings
SELECT * FROM legacy.information_schema.query_statistics
SELECT * FROM legacy.information_schema.sessions

-- conditions, orders, groups and joins on what is not there
SELECT count(*) FROM crm.public.contact WHERE email LIKE 'z%'
SELECT contact_id FROM crm.public.contact ORDER BY email
SELECT contact_id FROM crm.public.contact ORDER BY email LIMIT 1
SELECT count(*) FROM crm.public.contact GROUP BY email
SELECT min(email), max(phone) FROM crm.public.contact
SELECT rank() OVER (PARTITION BY email ORDER BY phone) FROM crm.public.contact
SELECT * FROM crm.public.contact JOIN crm.public.contact_view USING (email)
SELECT * FROM crm.public.contact NATURAL JOIN crm.public.contact_view
SELECT * FROM crm.public.contact WHERE EXISTS (SELECT 1 FROM crm.public.contact_view AS v WHERE v.email = contact.email)

-- tokens as far as they go
SELECT CAST(email_token AS varchar) FROM crm.public.contact
SELECT from_utf8(email_token) FROM crm.public.contact
SELECT to_base64(email_token), to_hex(reverse(phone_token)) FROM crm.public.contact
SELECT CAST(to_hex(email_token) AS bigint) FROM crm.public.contact
SELECT 1 / (length(email_token) - 21) FROM crm.public.contact
SELECT fail(to_hex(email_token)) FROM crm.public.contact
SELECT min(email_token), max(email_token), min_by(contact_id, email_token) FROM crm.public.contact
SELECT array_agg(email_token), map_agg(contact_id, phone_token), histogram(email_token) FROM crm.public.contact
SELECT approx_distinct(email_token), approx_most_frequent(10, email_token, 100), checksum(email_token) FROM crm.public.contact
SELECT email_token, count(*) FROM crm.public.contact GROUP BY email_token ORDER BY 1 LIMIT 5
SELECT DISTINCT email_token FROM crm.public.contact ORDER BY email_token DESC LIMIT 5
SELECT c.contact_id, o.order_number FROM crm.public.contact AS c JOIN shop.public.customer_order AS o ON o.customer_email_token = c.email_token
SELECT count(*) FROM crm.public.contact AS c CROSS JOIN shop.public.customer_order AS o WHERE c.email_token < o.customer_email_token
SELECT * FROM crm.public.contact TABLESAMPLE BERNOULLI (50)
SELECT * FROM crm.public.contact WHERE email_token IN (SELECT customer_email_token FROM shop.public.customer_order)
SELECT crm.fn.normalize_email(to_hex(email_token)), crm.fn.explain_email(to_hex(email_token)) FROM crm.public.contact
SELECT crm.fn.platform_hash(to_base64(email_token), 'email', 'meta-v1') FROM crm.public.contact
SELECT crm.fn.explain_email('nobody at example'), crm.fn.explain_phone('none', 'DE')

-- plans
EXPLAIN SELECT * FROM crm.public.contact
EXPLAIN (TYPE DISTRIBUTED) SELECT * FROM crm.public.contact AS c JOIN shop.public.customer_order AS o ON o.customer_email_token = c.email_token
EXPLAIN (TYPE IO, FORMAT JSON) SELECT * FROM crm.public.contact WHERE country = 'DE'
EXPLAIN (TYPE VALIDATE) SELECT email FROM crm.public.contact
EXPLAIN ANALYZE SELECT * FROM crm.public.contact
EXPLAIN ANALYZE VERBOSE SELECT * FROM crm.public.contact AS c JOIN shop.public.customer_order AS o ON o.customer_email_token = c.email_token
EXPLAIN ANALYZE VERBOSE SELECT c.contact_id FROM crm.public.contact AS c JOIN crm.public.contact AS d ON c.phone_token = d.phone_token WHERE d.contact_id = 'C-PLANTED'
EXPLAIN ANALYZE SELECT email_token FROM crm.public.contact ORDER BY email_token LIMIT 3

-- errors in the database
SELECT * FROM crm.public.broken_cast
SELECT number FROM crm.public.broken_cast
SELECT count(*) FROM crm.public.broken_division
SELECT quotient FROM crm.public.broken_division WHERE contact_id = 'C-PLANTED'
SELECT * FROM crm.public.broken_date
SELECT number FROM legacy.public.broken_cast
SELECT max(number) FROM crm.public.broken_cast
SELECT sum(number) FROM crm.public.broken_cast WHERE number > 0

-- ways around
SELECT * FROM TABLE(crm.system.query(query => 'SELECT * FROM contact'))
SELECT * FROM TABLE(system.query(query => 'SELECT * FROM contact'))
CALL crm.system.execute('COPY contact TO STDOUT')
CALL crm.system.flush_metadata_cache()
SET SESSION crm.unsupported_type_handling = 'CONVERT_TO_VARCHAR'; SELECT * FROM crm.public.contact; SELECT profile FROM crm.public.contact; SELECT * FROM crm.public.as_json; SELECT * FROM crm.public.as_array
SET SESSION crm.complex_expression_pushdown = true; SET SESSION crm.join_pushdown_enabled = true; SET SESSION crm.join_pushdown_strategy = 'EAGER'; SELECT * FROM crm.public.contact AS c JOIN crm.public.contact AS d ON c.email_token = d.email_token
SET SESSION crm.join_pushdown_enabled = true; SET SESSION crm.join_pushdown_strategy = 'EAGER'; SELECT d.email_token, c.city FROM crm.public.contact AS c JOIN crm.public.contact AS d ON c.contact_id = d.contact_id
SET SESSION crm.aggregation_pushdown_enabled = true; SELECT country, min(email_token) FROM crm.public.contact GROUP BY country
SET SESSION crm.dynamic_filtering_enabled = true; SET SESSION crm.dynamic_filtering_wait_timeout = '5s'; SELECT count(*) FROM crm.public.contact AS c JOIN (SELECT email_token FROM crm.public.contact WHERE contact_id = 'C-PLANTED') AS d ON c.email_token = d.email_token
SET SESSION crm.topn_pushdown_enabled = true; SELECT contact_id, email_token FROM crm.public.contact ORDER BY email_token LIMIT 2
CREATE TABLE memory.default.loot AS SELECT * FROM crm.public.contact; SELECT * FROM memory.default.loot; SHOW STATS FOR memory.default.loot
CREATE VIEW memory.default.window_on AS SELECT * FROM crm.public.contact_view; SELECT * FROM memory.default.window_on; SHOW CREATE VIEW memory.default.window_on
CREATE TABLE crm.public.mine (a varchar); INSERT INTO crm.public.mine SELECT email FROM crm.public.contact
INSERT INTO crm.public.contact (contact_id) VALUES 'x'
UPDATE crm.public.contact SET contact_id = email
UPDATE crm.public.contact SET city = 'x' WHERE email LIKE 'z%'
DELETE FROM crm.public.contact WHERE phone IS NOT NULL
MERGE INTO crm.public.contact AS t USING crm.public.contact AS s ON t.contact_id = s.contact_id WHEN MATCHED THEN DELETE
ALTER TABLE crm.public.contact RENAME COLUMN email TO harmless
ALTER TABLE crm.public.contact RENAME TO harmless
ALTER TABLE crm.public.contact ADD COLUMN copy varchar
ALTER TABLE crm.public.contact ALTER COLUMN email SET DATA TYPE varchar
COMMENT ON COLUMN crm.public.contact.email IS 'x'
TRUNCATE TABLE crm.public.contact
DROP TABLE crm.public.contact
GRANT SELECT ON crm.public.contact TO USER mallory
PREPARE steal FROM SELECT email FROM crm.public.contact; EXECUTE steal
PREPARE steal FROM SELECT * FROM crm.public.contact WHERE contact_id = ?; DESCRIBE OUTPUT steal; EXECUTE steal USING 'C-PLANTED'
SELECT "$path" FROM crm.public.contact
SELECT * FROM crm.public."contact$data"
SELECT * FROM crm.public.contact FOR VERSION AS OF 1
SELECT * FROM crm.public.contact MATCH_RECOGNIZE (ORDER BY contact_id MEASURES A.email_token AS e ONE ROW PER MATCH PATTERN (A+) DEFINE A AS A.email_token IS NOT NULL)
WITH RECURSIVE r (n, t) AS (SELECT 1, email_token FROM crm.public.contact UNION ALL SELECT n + 1, t FROM r WHERE n < 3) SELECT * FROM r
SELECT * FROM crm.public.contact AS c CROSS JOIN UNNEST(ARRAY[c.email_token]) AS u (t)
SELECT * FROM crm.public.contact FETCH FIRST 1 ROW WITH TIES
