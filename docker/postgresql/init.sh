#!/bin/bash
#
# Licensed under the Apache License, Version 2.0 (the "License");
# you may not use this file except in compliance with the License.
# You may obtain a copy of the License at
#
#     http://www.apache.org/licenses/LICENSE-2.0
#
# Unless required by applicable law or agreed to in writing, software
# distributed under the License is distributed on an "AS IS" BASIS,
# WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
# See the License for the specific language governing permissions and
# limitations under the License.
#
# The databases of the sample catalogs: one for rules of attribution, and two with customers that are matched. psql reads
# the passwords itself: arguments of a process can be seen by others.
set -euo pipefail

run() {
    psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" "$@"
}

run --dbname postgres <<'SQL'
\set rules_password `cat /run/secrets/rules-password`
\set crm_password `cat /run/secrets/crm-password`
CREATE ROLE rules LOGIN PASSWORD :'rules_password';
CREATE ROLE reader LOGIN PASSWORD :'crm_password';
CREATE DATABASE rules OWNER rules;
CREATE DATABASE crm;
CREATE DATABASE shop;
-- Everybody may connect to every database, unless told otherwise
REVOKE ALL ON DATABASE rules, crm, shop FROM PUBLIC;
GRANT CONNECT ON DATABASE crm, shop TO reader;
SQL

run --dbname crm <<'SQL'
CREATE TABLE contact (contact_id integer PRIMARY KEY, email text, phone text, country text, birth_date date);
INSERT INTO contact VALUES
    (1, 'Ann.Example@gmail.com', '030 1234567', 'DE', DATE '1971-04-07'),
    (2, 'bob@example.com', '+33 1 99 00 12 34', 'FR', DATE '1985-11-30'),
    (3, 'cleo@example.com', NULL, 'FR', NULL);
GRANT SELECT ON contact TO reader;
SQL

run --dbname shop <<'SQL'
CREATE TABLE customer_order (order_number text PRIMARY KEY, customer_email text, amount decimal(10, 2));
INSERT INTO customer_order VALUES
    ('SO-1', 'annexample@gmail.com', 20.00),
    ('SO-2', 'somebody.else@example.com', 35.00),
    ('SO-3', 'BOB@EXAMPLE.COM', 50.00);
GRANT SELECT ON customer_order TO reader;
SQL
