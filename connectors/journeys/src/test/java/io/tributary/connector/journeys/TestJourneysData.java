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
package io.tributary.connector.journeys;

import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.MaterializedRow;
import org.intellij.lang.annotations.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static java.lang.Math.sqrt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * What the generating process promises, observed in its rows.
 */
@TestInstance(PER_CLASS)
final class TestJourneysData
{
    private final DistributedQueryRunner queryRunner;

    TestJourneysData()
            throws Exception
    {
        queryRunner = JourneysQueryRunner.builder().build();
    }

    @AfterAll
    void close()
    {
        queryRunner.close();
    }

    @Test
    void testSizes()
    {
        assertThat(number("SELECT count(*) FROM tiny.event")).isBetween(24_000.0, 34_000.0);
        assertThat(number("SELECT count(*) FROM sf0_1.event")).isBetween(240_000.0, 340_000.0);
    }

    @Test
    void testConversionRate()
    {
        assertThat(number("SELECT avg(if(conversion, 1e0, 0)) FROM sf0_1.event")).isBetween(0.003, 0.03);
    }

    @Test
    void testHeavyTail()
    {
        assertThat(number("SELECT max(n) FROM (SELECT count(*) n FROM tiny.touch WHERE customer IS NOT NULL GROUP BY customer)")).isBetween(2_000.0, 4_000.0);
        assertThat(number("SELECT max(n) FROM (SELECT count(*) n FROM sf0_1.touch WHERE customer IS NOT NULL GROUP BY customer)")).isBetween(10_000.0, 20_000.0);
        assertThat(number("SELECT approx_percentile(n, 0.5) FROM (SELECT count(*) n FROM sf0_1.touch WHERE customer IS NOT NULL GROUP BY customer)")).isBetween(3.0, 15.0);
    }

    @Test
    void testTies()
    {
        assertThat(number(
                """
                SELECT avg(if(n > 1, 1e0, 0))
                FROM (
                    SELECT count(*) OVER (PARTITION BY customer, date_trunc('second', event_time)) AS n
                    FROM sf0_1.event
                    WHERE customer IS NOT NULL AND event_time IS NOT NULL)
                """))
                .isBetween(0.03, 0.07);
    }

    @Test
    void testTouchesAtTheInstantOfAConversion()
    {
        assertThat(number("SELECT count(*) FROM sf0_1.touch t JOIN sf0_1.conversion c ON t.customer = c.customer AND t.event_time = c.event_time")).isGreaterThan(50);
    }

    @Test
    void testNulls()
    {
        assertThat(number("SELECT avg(if(channel IS NULL, 1e0, 0)) FROM sf0_1.touch")).isCloseTo(0.01, within(0.002));
        assertThat(number("SELECT avg(if(customer IS NULL, 1e0, 0)) FROM sf0_1.touch")).isCloseTo(0.005, within(0.001));
        assertThat(number("SELECT avg(if(event_time IS NULL, 1e0, 0)) FROM sf0_1.touch")).isCloseTo(0.001, within(0.0005));
        assertThat(number("SELECT count_if(conversion IS NULL OR (conversion AND (customer IS NULL OR value IS NULL OR event_time IS NULL))) FROM sf0_1.event")).isZero();
    }

    @Test
    void testLateEvents()
    {
        assertThat(number("SELECT avg(if(ingested_at > event_time + INTERVAL '1' HOUR, 1e0, 0)) FROM sf0_1.touch")).isCloseTo(0.02, within(0.005));
        assertThat(number("SELECT count_if(ingested_at < event_time) FROM sf0_1.event")).isZero();
        assertThat(number("SELECT max(date_diff('hour', event_time, ingested_at)) FROM sf0_1.touch")).isBetween(96.0, 121.0);
    }

    @Test
    void testChannelsFollowZipf()
    {
        double largest = number("SELECT max(n) FROM (SELECT count(*) n FROM sf0_1.touch GROUP BY channel)");
        double smallest = number("SELECT min(n) FROM (SELECT count(*) n FROM sf0_1.touch WHERE channel IS NOT NULL GROUP BY channel)");
        assertThat(largest / smallest).isBetween(8.0, 16.0);
        assertThat(number("SELECT count(DISTINCT channel) FROM sf0_1.touch")).isEqualTo(12);
    }

    @Test
    void testGapsAreLogNormal()
    {
        // The mean of a log-normal distribution of sigma 1.8 is five times its median
        assertThat(number(
                """
                SELECT avg(gap) / approx_percentile(gap, 0.5)
                FROM (
                    SELECT to_unixtime(event_time) - lag(to_unixtime(event_time)) OVER (PARTITION BY customer ORDER BY event_time) AS gap
                    FROM sf0_1.touch
                    WHERE customer = (SELECT customer FROM sf0_1.touch WHERE customer IS NOT NULL GROUP BY customer ORDER BY count(*) DESC LIMIT 1))
                WHERE gap > 0
                """))
                .isBetween(4.0, 6.5);
    }

    @Test
    void testPurchasesRecur()
    {
        assertThat(number("SELECT avg(if(n > 1, 1e0, 0)) FROM (SELECT count(*) n FROM sf0_1.conversion GROUP BY customer)")).isBetween(0.15, 0.6);
    }

    @Test
    void testMilestones()
    {
        assertThat(number("SELECT max(leads) FROM (SELECT count_if(lead) leads FROM sf0_1.event GROUP BY customer)")).isEqualTo(1);
        assertThat(number("SELECT max(opportunities) FROM (SELECT count_if(opportunity) opportunities FROM sf0_1.event GROUP BY customer)")).isEqualTo(1);
        assertThat(number("SELECT count_if(lead AND opportunity) FROM sf0_1.event")).isPositive();
        assertThat(number("SELECT count_if(lead) FROM sf0_1.event")).isBetween(1_500.0, 4_500.0);
    }

    @Test
    void testCausedConversionsMatchTheTrueEffects()
    {
        for (MaterializedRow row : queryRunner.execute(
                """
                SELECT channel, effect, touches, coalesce(caused, 0)
                FROM sf0_1.truth_effect
                JOIN (SELECT channel, count(*) / 0.99e0 AS touches FROM sf0_1.touch GROUP BY channel) USING (channel)
                LEFT JOIN (SELECT cause_channel AS channel, count(*) AS caused FROM sf0_1.truth_conversion GROUP BY cause_channel) USING (channel)
                """)) {
            double effect = (double) row.getField(1);
            double touches = (double) row.getField(2);
            assertThat((double) (long) row.getField(3))
                    .describedAs((String) row.getField(0))
                    .isCloseTo(effect * touches, within(4 * sqrt(effect * touches) + 0.1));
        }
    }

    @Test
    void testOrganicConversionsMatchTheBaseline()
    {
        double expected = 10_000 * number("SELECT effect FROM tiny.truth_effect WHERE channel = 'baseline'");
        assertThat(number("SELECT count_if(cause_touch_id IS NULL) FROM sf0_1.truth_conversion")).isCloseTo(expected, within(0.06 * expected));
    }

    @Test
    void testLastTouchCreditsThoseWhoOnlyAccompany()
    {
        // Confounding: what people do who are about to buy anyway looks like the reason why they buy
        double caused = number("SELECT avg(if(cause_channel IN ('brand_search', 'retargeting', 'direct'), 1e0, 0)) FROM sf0_1.truth_conversion");
        double credited = number(
                """
                SELECT avg(if(credited IN ('brand_search', 'retargeting', 'direct'), 1e0, 0))
                FROM (
                    SELECT conversion, last_value(if(NOT conversion, channel)) IGNORE NULLS OVER (PARTITION BY customer ORDER BY event_time, conversion ROWS UNBOUNDED PRECEDING) AS credited
                    FROM sf0_1.event
                    WHERE customer IS NOT NULL)
                WHERE conversion
                """);
        assertThat(caused).isLessThan(0.02);
        assertThat(credited).isGreaterThan(0.3);
    }

    @Test
    void testSharedIdentifiersBelongToHouseholds()
    {
        assertThat(number("SELECT count(*) FROM (SELECT identifier FROM sf0_1.truth_person GROUP BY identifier HAVING count(DISTINCT person) > 1)")).isGreaterThan(50);
        assertThat(number("SELECT count(*) FROM (SELECT normalised FROM sf0_1.truth_person WHERE normalised IS NOT NULL GROUP BY normalised HAVING count(DISTINCT household) > 1)")).isZero();
    }

    @Test
    void testSpellingsOfMailboxes()
    {
        assertThat(number("SELECT count_if(identifier <> normalised) FROM sf0_1.truth_person WHERE identifier_type = 'email'")).isGreaterThan(3_000);
        assertThat(number(
                """
                SELECT count_if(normalised <> if(
                    lower(trim(identifier)) LIKE '%@gmail.example',
                    replace(regexp_replace(split_part(lower(trim(identifier)), '@', 1), '\\+.*'), '.') || '@gmail.example',
                    lower(trim(identifier))))
                FROM sf0_1.truth_person
                WHERE identifier_type = 'email'
                """))
                .isZero();
    }

    @Test
    void testEmailDomainsAreReserved()
    {
        assertThat(number("SELECT count(*) FROM sf0_1.truth_person WHERE identifier_type = 'email' AND NOT regexp_like(normalised, '@(gmail\\.example|example\\.(com|net|org))$')")).isZero();
    }

    @Test
    void testPhoneFormatsKeepTheirDigits()
    {
        assertThat(number(
                """
                SELECT count_if(substr(regexp_replace(identifier, '[^0-9]'), -6) <> substr(normalised, -6))
                FROM sf0_1.truth_person
                WHERE identifier_type = 'phone'
                """))
                .isZero();
    }

    private double number(@Language("SQL") String sql)
    {
        return ((Number) queryRunner.execute(sql).getOnlyValue()).doubleValue();
    }
}
