/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.tributary.benchmarks;

import com.google.common.collect.ImmutableList;

import java.util.List;

/**
 * A table of contacts in PostgreSQL, which two catalogs of the server read: one has tokens in place of e-mail addresses and phone numbers, the other has them as they are.
 */
record ContactTable(long rows)
        implements QueryTables
{
    static final String DATABASE = "contacts";
    static final String NAME = "contact";
    static final String COLUMNS = "contact_id bigint, email varchar(200), phone varchar(50)";

    static final String TOKEN_CATALOG = "contacts_tokens";
    static final String TOKEN_RULES =
            """
            hashed-id.identifiers=public.contact.email:email,public.contact.phone:phone
            """;

    static final String PLAIN_CATALOG = "contacts_plain";
    static final String PLAIN_RULES =
            """
            hashed-id.shown-columns=public.contact.email,public.contact.phone
            """;

    ContactTable
    {
        if (rows < 1) {
            throw new IllegalArgumentException("A table needs at least one contact: %s".formatted(rows));
        }
    }

    ContactTable scaled(double factor)
    {
        return new ContactTable(Math.max(1, Math.round(rows * factor)));
    }

    @Override
    public String label()
    {
        return "%s contacts".formatted(rows);
    }

    @Override
    public Place place()
    {
        return Place.POSTGRESQL;
    }

    /**
     * Every contact has an address and a number of its own, and all of them can be normalised. Of each, one in eight is not written as it is normalised: with capital letters and a space
     * around the address, and with spaces between the digits.
     */
    @Override
    public List<String> createSql()
    {
        return ImmutableList.of(
                """
                INSERT INTO contact
                WITH numbered AS (
                    SELECT number, hashtextextended(CAST(number AS text), 0) & 9223372036854775807 AS hash, CAST(20000000 + number * 7368787 %% 70000000 AS text) AS digits
                    FROM generate_series(CAST(0 AS bigint), %s - 1) AS numbers (number)
                ),
                parts AS (
                    SELECT
                        number,
                        digits,
                        (ARRAY['anna', 'ben', 'charlotte', 'david', 'emma', 'felix', 'giulia', 'hugo', 'ines', 'jan', 'katharina', 'liam', 'maria', 'noah', 'olivia', 'paul'])[1 + hash %% 16] AS first_name,
                        (ARRAY['garcia', 'jones', 'moreau', 'novak', 'rossi', 'schmidt', 'silva', 'van-dijk', 'weber', 'wilson'])[1 + (hash >> 8) %% 10] AS last_name,
                        (ARRAY['gmail.com', 'outlook.com', 'gmx.de', 'orange.fr', 'icloud.com', 'yahoo.co.uk', 'web.de', 'libero.it'])[1 + (hash >> 16) %% 8] AS domain,
                        (ARRAY['+4930', '+49151', '+336', '+346'])[1 + (hash >> 24) %% 4] AS prefix,
                        (hash >> 32) %% 8 = 0 AS loose_email,
                        (hash >> 40) %% 8 = 0 AS loose_phone
                    FROM numbered
                )
                SELECT
                    number,
                    CASE
                        WHEN loose_email THEN initcap(first_name) || '.' || initcap(last_name) || number || '@' || initcap(domain) || ' '
                        ELSE first_name || '.' || last_name || number || '@' || domain
                    END,
                    CASE
                        WHEN loose_phone THEN prefix || ' ' || substr(digits, 1, 4) || ' ' || substr(digits, 5)
                        ELSE prefix || digits
                    END
                FROM parts
                """.formatted(rows),
                // So that reading neither marks rows as seen nor meets the database tidying up
                "VACUUM ANALYZE contact");
    }
}
