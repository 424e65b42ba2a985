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

import io.trino.sql.query.QueryAssertions;
import org.intellij.lang.annotations.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * All tables are projections of the same stories, so what one says the others confirm.
 */
@TestInstance(PER_CLASS)
final class TestJourneysReconciliation
{
    private final QueryAssertions assertions;

    TestJourneysReconciliation()
            throws Exception
    {
        assertions = new QueryAssertions(JourneysQueryRunner.builder().build());
    }

    @AfterAll
    void close()
    {
        assertions.close();
    }

    @Test
    void testEventIsTouchAndConversion()
    {
        assertSame(
                "TABLE tiny.event",
                """
                SELECT customer, event_time, ingested_at, touch_id, channel, campaign, interaction, device, is_direct, lead, opportunity, false, CAST(NULL AS decimal(12, 2))
                FROM tiny.touch
                UNION ALL
                SELECT customer, event_time, ingested_at, conversion_id, NULL, NULL, 'purchase', NULL, false, false, false, true, value
                FROM tiny.conversion
                """);
    }

    @Test
    void testImpressions()
    {
        assertSame(
                """
                SELECT impression_id, from_unixtime_nanos(served_at * 1000000), loaded_at, CAST(cost_micros / 1e6 AS decimal(12, 4)), campaign
                FROM tiny.ad_impression
                LEFT JOIN (SELECT DISTINCT campaign_id, campaign FROM tiny.ad_spend) USING (campaign_id)
                """,
                """
                SELECT touch_id, from_unixtime_nanos(CAST(to_unixtime(with_timezone(event_time, 'UTC')) * 1000 AS bigint) * 1000000), ingested_at, cost, campaign
                FROM tiny.touch
                WHERE source_table = 'ad_impression'
                """);
    }

    @Test
    void testClicks()
    {
        assertSame(
                """
                SELECT click_id, clicked_at, loaded_at, cost, campaign
                FROM tiny.ad_click
                LEFT JOIN (SELECT DISTINCT campaign_id, campaign FROM tiny.ad_spend) USING (campaign_id)
                """,
                """
                SELECT touch_id, with_timezone(event_time, 'UTC'), ingested_at, cost, campaign
                FROM tiny.touch
                WHERE source_table = 'ad_click'
                """);
    }

    @Test
    void testVisits()
    {
        assertSame(
                """
                SELECT event_id, any_value(occurred_at), min(loaded_at)
                FROM tiny.web_event
                WHERE event_name = 'session_start' AND click_id IS NULL AND event_id IN (SELECT touch_id FROM tiny.touch)
                GROUP BY event_id
                """,
                """
                SELECT touch_id, with_timezone(event_time, 'UTC'), ingested_at
                FROM tiny.touch
                WHERE source_table = 'web_event'
                """);
    }

    @Test
    void testSessionsOfClicks()
    {
        assertSame("SELECT DISTINCT click_id FROM tiny.web_event WHERE click_id IS NOT NULL", "SELECT click_id FROM tiny.ad_click");
    }

    @Test
    void testChannelOfVisitsFollowsFromUrlAndReferrer()
    {
        assertSame(
                """
                SELECT DISTINCT event_id, CASE
                    WHEN url LIKE '%utm_source=(not\\%20set)%' ESCAPE '\\' THEN NULL
                    WHEN url_extract_parameter(url, 'utm_medium') = 'affiliate' THEN 'affiliate'
                    WHEN referrer IS NULL THEN 'direct'
                    WHEN regexp_like(referrer, 'google|bing|duckduckgo') THEN 'organic_search'
                    WHEN referrer LIKE 'https://reviews.example%' THEN 'referral'
                    ELSE 'organic_social'
                    END
                FROM tiny.web_event
                WHERE event_name = 'session_start' AND event_id IN (SELECT touch_id FROM tiny.touch)
                """,
                "SELECT touch_id, channel FROM tiny.touch WHERE source_table = 'web_event'");
    }

    @Test
    void testMails()
    {
        assertSame(
                """
                SELECT max_by(event_id, event_type = 'click'), max_by(CAST(from_iso8601_timestamp(occurred_at) AS timestamp(3)), event_type = 'click'), any_value(campaign), if(bool_or(event_type = 'click'), 'click', 'open')
                FROM tiny.email_event
                WHERE event_type IN ('open', 'click')
                GROUP BY message_id
                """,
                """
                SELECT touch_id, event_time, campaign, interaction
                FROM tiny.touch
                WHERE source_table = 'email_event'
                """);
    }

    @Test
    void testSecondDeliveriesRepeatTheEvent()
    {
        assertSame(
                """
                SELECT event_id, bool_and(first = last)
                FROM (SELECT event_id, min(url) AS first, max(url) AS last FROM tiny.web_event GROUP BY event_id HAVING count(*) > 1)
                GROUP BY event_id
                """,
                "SELECT event_id, true FROM tiny.web_event GROUP BY event_id HAVING count(*) = 2 AND min(loaded_at) < max(loaded_at)");
        assertThat(assertions.query("SELECT count(*) - count(DISTINCT event_id) BETWEEN 50 AND 400 FROM tiny.web_event")).matches("VALUES true");
    }

    @Test
    void testOrders()
    {
        assertSame(
                "SELECT order_number, ordered_at, loaded_at, amount, currency FROM tiny.shop_order WHERE status <> 'cancelled'",
                "SELECT conversion_id, event_time, ingested_at, original_value, currency FROM tiny.conversion WHERE kind = 'shop'");
    }

    @Test
    void testStorePurchases()
    {
        assertSame(
                """
                SELECT receipt_number, to_unixtime(with_timezone(CAST(local_date AS timestamp(0)) + (local_time - TIME '00:00:00'), time_zone)), amount, currency
                FROM tiny.store_purchase
                """,
                """
                SELECT conversion_id, to_unixtime(with_timezone(event_time, 'UTC')), original_value, currency
                FROM tiny.conversion
                WHERE kind = 'store'
                """);
    }

    @Test
    void testValuesInEuros()
    {
        assertThat(assertions.query(
                """
                SELECT count_if(value <> CAST(round(original_value * CASE currency WHEN 'EUR' THEN 1.00 WHEN 'GBP' THEN 1.17 WHEN 'USD' THEN 0.92 END, 2) AS decimal(12, 2)))
                FROM tiny.conversion
                """))
                .matches("VALUES BIGINT '0'");
    }

    @Test
    void testPayments()
    {
        assertSame(
                "SELECT upper(order_reference), CAST(amount_minor / 1e2 AS decimal(12, 2)), upper(currency), status FROM tiny.payment",
                """
                SELECT upper(order_number), amount, currency, if(status = 'cancelled', 'failed', 'captured') FROM tiny.shop_order
                UNION ALL
                SELECT upper(order_number), -amount, currency, 'refunded' FROM tiny.shop_order WHERE status = 'refunded'
                """);
    }

    @Test
    void testContactsKnowTheMilestones()
    {
        assertThat(assertions.query(
                """
                SELECT count(*) > 100, count_if(lead_at <> event_time)
                FROM tiny.crm_contact
                JOIN tiny.truth_person ON identifier = contact_id
                JOIN tiny.touch ON customer = person AND lead
                """))
                .matches("VALUES (true, BIGINT '0')");
    }

    @Test
    void testContactsWhoOptedOutUnsubscribed()
    {
        assertThat(assertions.query(
                """
                SELECT count(*) > 30, count_if(unsubscribed IS NULL)
                FROM tiny.crm_contact
                JOIN tiny.truth_person t ON identifier = contact_id
                LEFT JOIN (
                    SELECT person AS unsubscribed FROM tiny.email_event JOIN tiny.truth_person ON identifier = recipient WHERE event_type = 'unsubscribe')
                ON unsubscribed = person
                WHERE opted_out
                """))
                .matches("VALUES (true, BIGINT '0')");
    }

    @Test
    void testTruthOfConversions()
    {
        assertSame("SELECT conversion_id, customer FROM tiny.truth_conversion", "SELECT conversion_id, customer FROM tiny.conversion");
        assertThat(assertions.query(
                """
                SELECT count_if(touch_id IS NULL), count_if(t.channel <> cause_channel), count_if(t.customer <> c.customer)
                FROM tiny.truth_conversion c LEFT JOIN tiny.touch t ON touch_id = cause_touch_id
                WHERE cause_touch_id IS NOT NULL
                """))
                .matches("VALUES (BIGINT '0', BIGINT '0', BIGINT '0')");
    }

    @Test
    void testTruthHoldsExactlyTheIdentifiersOfTheRawTables()
    {
        assertSame(
                "SELECT DISTINCT identifier_type, identifier FROM tiny.truth_person",
                """
                SELECT 'device', device_id FROM tiny.ad_impression WHERE device_id IS NOT NULL
                UNION SELECT 'device', device_id FROM tiny.ad_click WHERE device_id IS NOT NULL
                UNION SELECT 'ad_cookie', cookie_id FROM tiny.ad_click WHERE cookie_id IS NOT NULL
                UNION SELECT 'visitor', visitor_id FROM tiny.web_event WHERE visitor_id IS NOT NULL
                UNION SELECT 'contact', contact_id FROM tiny.web_event WHERE contact_id IS NOT NULL
                UNION SELECT 'contact', contact_id FROM tiny.crm_contact
                UNION SELECT 'email', email FROM tiny.crm_contact
                UNION SELECT 'email', recipient FROM tiny.email_event WHERE recipient IS NOT NULL
                UNION SELECT 'email', customer_email FROM tiny.shop_order
                UNION SELECT 'phone', phone FROM tiny.crm_contact WHERE phone IS NOT NULL
                UNION SELECT 'phone', customer_phone FROM tiny.shop_order
                UNION SELECT 'phone', phone FROM tiny.store_purchase WHERE phone IS NOT NULL
                UNION SELECT 'loyalty_card', loyalty_card FROM tiny.store_purchase WHERE loyalty_card IS NOT NULL
                """);
    }

    @Test
    void testTruthNamesTheRightPerson()
    {
        assertThat(assertions.query(
                """
                SELECT count_if(person IS NULL)
                FROM tiny.shop_order
                JOIN tiny.conversion ON conversion_id = order_number
                LEFT JOIN tiny.truth_person ON person = customer AND identifier = customer_email
                """))
                .matches("VALUES BIGINT '0'");
    }

    // Both queries return rows, and the same ones equally often
    private void assertSame(@Language("SQL") String actual, @Language("SQL") String expected)
    {
        assertThat(assertions.query(
                """
                WITH actual AS (%s), expected AS (%s)
                SELECT (SELECT count(*) > 0 FROM actual),
                    (SELECT count(*) FROM (TABLE actual EXCEPT ALL TABLE expected)),
                    (SELECT count(*) FROM (TABLE expected EXCEPT ALL TABLE actual))
                """.formatted(actual, expected)))
                .matches("VALUES (true, BIGINT '0', BIGINT '0')");
    }
}
