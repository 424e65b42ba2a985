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
package io.tributary.recipes;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.sql.SQLException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The recipe that attributes within persons, on a handful of records that can be followed by hand.
 */
@TestInstance(PER_CLASS)
final class TestIdentityThenAttribute
{
    private final LakeEngine engine;

    TestIdentityThenAttribute()
            throws IOException, SQLException
    {
        engine = new LakeEngine();
    }

    /**
     * Ann sees an advertisement on her telephone, opens a mail, and buys at a till with a card that nobody knows, and then with her mailbox. Bob has a cookie of which no more is known.
     */
    @BeforeAll
    void run()
    {
        engine.execute(
                """
                CREATE TABLE event AS
                SELECT event_id, record, CAST(event_time AS timestamp(6)) AS event_time, channel, CAST(value AS decimal(12, 2)) AS value
                FROM (VALUES
                    ('e1', 'device 1', DATE '2026-03-01', 'display', NULL),
                    ('e2', 'mailbox 1', DATE '2026-03-02', 'email', NULL),
                    ('e3', 'order 1', DATE '2026-03-03', NULL, 90),
                    ('e4', 'card 1', DATE '2026-03-04', NULL, 10),
                    ('e5', 'cookie 1', DATE '2026-03-04', 'search', NULL),
                    ('e6', 'cookie 1', DATE '2026-03-05', NULL, 30),
                    ('e7', NULL, DATE '2026-03-05', NULL, 7),
                    ('e8', NULL, DATE '2026-03-05', 'search', NULL)
                ) AS event (event_id, record, event_time, channel, value)
                """);
        engine.execute(
                """
                CREATE TABLE identity_edge AS
                SELECT *
                FROM (VALUES
                    ('order 1', 'mailbox 1', 1e0, 'ordered with it'),
                    ('device 1', 'mailbox 1', 0.9e0, 'came from the mail')
                ) AS edge (a, b, weight, reason)
                """);
        LakeEngine.statements("sql/recipes/identity-then-attribute.sql").forEach(engine::execute);
    }

    @AfterAll
    void close()
            throws IOException
    {
        engine.close();
    }

    @Test
    void testEveryRecordIsOfOnePerson()
    {
        assertThat(engine.rows("SELECT count(*), count(DISTINCT record), count(DISTINCT person) FROM person"))
                .isEqualTo(engine.rows("VALUES (BIGINT '5', BIGINT '5', BIGINT '3')"));
        assertThat(engine.rows("SELECT count(DISTINCT person) FROM person WHERE record IN ('device 1', 'mailbox 1', 'order 1')"))
                .isEqualTo(engine.rows("VALUES BIGINT '1'"));
    }

    @Test
    void testCreditMovesFromNobodyToTheTouchesOfThePerson()
    {
        assertThat(engine.rows("SELECT channel, by_record, by_person, value_that_moves FROM credit_that_moves WHERE model = 'linear' ORDER BY channel"))
                .isEqualTo(engine.rows(
                        """
                        VALUES
                            ('display', 0e0, 0.5e0, CAST(45 AS decimal(38, 2))),
                            ('email', 0, 0.5, 45),
                            ('search', 1, 1, 0),
                            (NULL, 3, 2, -90)
                        """));
    }

    @Test
    void testConversionsStayAsMany()
    {
        assertThat(engine.rows("SELECT DISTINCT sum(by_record), sum(by_person), sum(value_that_moves) FROM credit_that_moves GROUP BY model"))
                .isEqualTo(engine.rows("VALUES (4e0, 4e0, CAST(0 AS decimal(38, 2)))"));
    }
}
