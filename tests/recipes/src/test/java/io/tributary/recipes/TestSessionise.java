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

import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static java.lang.Math.toIntExact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The recipe that makes sessions of page views, on those of the generated web shop: against a loop over the rows.
 */
@TestInstance(PER_CLASS)
final class TestSessionise
{
    private static final List<String> RECIPE = LakeEngine.statements("sql/recipes/sessionise.sql");
    private static final int GAP_SECONDS = 30 * 60;

    private final LakeEngine engine;

    TestSessionise()
            throws IOException, SQLException
    {
        engine = new LakeEngine();
    }

    @BeforeEach
    void removeTables()
    {
        List.of("page_view", "session", "session_touch", "session_check").forEach(table -> engine.execute("DROP TABLE IF EXISTS " + table));
    }

    @AfterAll
    void close()
            throws IOException
    {
        engine.close();
    }

    @Test
    void testSessionsAgainstALoop()
    {
        sessioniseShop();
        // of each event the first delivery, in the order of the visitor
        List<MaterializedRow> events = engine.rows(
                """
                SELECT
                    visitor_id,
                    to_unixtime(occurred_at),
                    event_id,
                    channel_group(
                        element_at(campaign_params(url), 'utm_source'),
                        coalesce(element_at(campaign_params(url), 'utm_medium'), IF(url LIKE '%gclid=%', 'cpc')),
                        element_at(campaign_params(url), 'utm_campaign'),
                        IF(referrer NOT LIKE '%' || url_extract_host(url) || '%', referrer)),
                    coalesce(element_at(campaign_params(url), 'utm_campaign'), '')
                FROM (SELECT *, row_number() OVER (PARTITION BY visitor_id, event_id ORDER BY loaded_at) AS delivery FROM page_view)
                WHERE delivery = 1 AND visitor_id IS NOT NULL AND occurred_at IS NOT NULL
                ORDER BY visitor_id, occurred_at, event_id
                """);
        Map<String, String> sessions = new TreeMap<>();
        String visitor = "";
        double last = 0;
        String session = "";
        String source = "";
        for (MaterializedRow event : events) {
            double time = (double) event.getField(1);
            boolean isFirst = !visitor.equals(event.getField(0)) || time - last > GAP_SECONDS;
            if (isFirst) {
                source = "";
            }
            boolean isElsewhere = false;
            if (!event.getField(3).equals("Direct")) {
                String next = "%s from %s".formatted(event.getField(3), event.getField(4));
                isElsewhere = !next.equals(source);
                source = next;
            }
            if (isFirst || isElsewhere) {
                session = "%s %s %s".formatted(event.getField(0), event.getField(2), event.getField(3));
            }
            visitor = (String) event.getField(0);
            last = time;
            sessions.merge(session, "|", String::concat);
        }

        Map<String, String> computed = new TreeMap<>();
        engine.rows("SELECT visitor_id || ' ' || first_event_id || ' ' || channel, page_views FROM session")
                .forEach(row -> computed.put((String) row.getField(0), "|".repeat(toIntExact((long) row.getField(1)))));

        assertThat(sessions).hasSizeGreaterThan(1000);
        assertThat(computed).isEqualTo(sessions);
    }

    @Test
    void testChannelsAreThoseOfTheShop()
    {
        sessioniseShop();
        assertThat(engine.rows("SELECT channel FROM session GROUP BY channel HAVING count(*) > 20 ORDER BY channel").stream().map(row -> row.getField(0)))
                .contains("Direct", "Email", "Organic Search", "Paid Search", "Referral");
    }

    @Test
    void testEverySessionIsATouch()
    {
        sessioniseShop();
        assertThat(engine.rows("SELECT count(*), count(DISTINCT touch_id), count(DISTINCT (customer, event_time, touch_id)) FROM session_touch"))
                .isEqualTo(engine.rows("SELECT count(*), count(*), count(*) FROM session"));
    }

    @Test
    void testEveryDeliveredEventIsSomewhere()
    {
        sessioniseShop();
        MaterializedRow check = engine.rows("SELECT delivered, without_visitor + without_time + repeated + in_sessions, repeated, without_visitor, without_time FROM session_check").getFirst();
        assertThat(check.getField(1)).isEqualTo(check.getField(0));
        assertThat(check.getFields().subList(2, 5)).allSatisfy(count -> assertThat((long) count).isPositive());
    }

    @Test
    void testEventsOfOnePageAreOneSession()
    {
        // session_start, page_view and scroll of one page, and the page again after another one of the shop
        assertThat(sessions(
                """
                ('start', '2025-01-01 10:00:00', 'https://shop.example/?utm_source=google&utm_medium=cpc&utm_campaign=spring', 'https://www.google.com/', '2025-01-02 00:00:00'),
                ('view', '2025-01-01 10:00:01', 'https://shop.example/?utm_source=google&utm_medium=cpc&utm_campaign=spring', 'https://www.google.com/', '2025-01-02 00:00:00'),
                ('scroll', '2025-01-01 10:00:20', 'https://shop.example/?utm_source=google&utm_medium=cpc&utm_campaign=spring', 'https://www.google.com/', '2025-01-02 00:00:00'),
                ('cart', '2025-01-01 10:05:00', 'https://shop.example/cart', 'https://shop.example/', '2025-01-02 00:00:00'),
                ('reload', '2025-01-01 10:10:00', 'https://shop.example/?utm_source=google&utm_medium=cpc&utm_campaign=spring', 'https://www.google.com/', '2025-01-02 00:00:00')
                """))
                .containsExactly("start Paid Search spring 5");
    }

    @Test
    void testAnotherCampaignStartsASession()
    {
        assertThat(sessions(
                """
                ('direct', '2025-01-01 10:00:00', 'https://shop.example/', NULL, '2025-01-02 00:00:00'),
                ('spring', '2025-01-01 10:01:00', 'https://shop.example/?utm_source=google&utm_medium=cpc&utm_campaign=spring', NULL, '2025-01-02 00:00:00'),
                ('sale', '2025-01-01 10:02:00', 'https://shop.example/?utm_source=google&utm_medium=cpc&utm_campaign=sale', NULL, '2025-01-02 00:00:00'),
                ('search', '2025-01-01 10:03:00', 'https://shop.example/', 'https://www.google.com/', '2025-01-02 00:00:00'),
                ('page', '2025-01-01 10:04:00', 'https://shop.example/cart', NULL, '2025-01-02 00:00:00'),
                ('spring again', '2025-01-01 10:05:00', 'https://shop.example/?utm_source=google&utm_medium=cpc&utm_campaign=spring', NULL, '2025-01-02 00:00:00')
                """))
                .containsExactly("direct Direct null 1", "spring Paid Search spring 1", "sale Paid Search sale 1", "search Organic Search null 2", "spring again Paid Search spring 1");
    }

    @Test
    void testTheSameCampaignAfterAPauseStartsASession()
    {
        assertThat(sessions(
                """
                ('first', '2025-01-01 10:00:00', 'https://shop.example/?utm_source=google&utm_medium=cpc&utm_campaign=spring', NULL, '2025-01-02 00:00:00'),
                ('second', '2025-01-01 10:30:01', 'https://shop.example/?utm_source=google&utm_medium=cpc&utm_campaign=spring', NULL, '2025-01-02 00:00:00')
                """))
                .containsExactly("first Paid Search spring 1", "second Paid Search spring 1");
    }

    @Test
    void testTheDeliveryThatWasLoadedFirstCountsAsAWhole()
    {
        // an hour earlier and of another channel, but loaded later
        assertThat(sessions(
                """
                ('event', '2025-01-01 10:00:00', 'https://shop.example/', 'https://www.google.com/', '2025-01-02 00:00:00'),
                ('event', '2025-01-01 09:00:00', 'https://shop.example/?utm_source=google&utm_medium=cpc&utm_campaign=spring', NULL, '2025-01-03 00:00:00'),
                ('before', '2025-01-01 09:45:00', 'https://shop.example/', NULL, '2025-01-03 00:00:00')
                """))
                .containsExactly("before Direct null 1", "event Organic Search null 1");
    }

    @Test
    void testEventsWithoutIdAreKept()
    {
        assertThat(sessions(
                """
                (NULL, '2025-01-01 10:00:00', 'https://shop.example/', 'https://www.google.com/', '2025-01-02 00:00:00'),
                (NULL, '2025-01-01 10:00:00', 'https://shop.example/cart', NULL, '2025-01-02 00:00:00'),
                (NULL, '2025-01-01 12:00:00', 'https://shop.example/', NULL, '2025-01-02 00:00:00')
                """))
                .containsExactly("null Organic Search null 2", "null Direct null 1");
    }

    /**
     * Sessions of the generated web shop, of which every twentieth event is measured again a minute later, as by a reload.
     */
    private void sessioniseShop()
    {
        engine.execute("CREATE TABLE page_view AS SELECT visitor_id, event_id, CAST(occurred_at AS timestamp(6)) AS occurred_at, url, referrer, CAST(loaded_at AS timestamp(6)) AS loaded_at FROM journeys.tiny.web_event");
        engine.execute(
                """
                INSERT INTO page_view
                SELECT visitor_id, event_id || ' again', occurred_at + INTERVAL '1' MINUTE, url, referrer, loaded_at
                FROM page_view
                WHERE from_big_endian_64(xxhash64(to_utf8(event_id))) % 20 = 0
                """);
        RECIPE.forEach(engine::execute);
    }

    /**
     * The sessions of one visitor: first event, channel, campaign and how many events.
     */
    private List<String> sessions(String events)
    {
        engine.execute("CREATE TABLE page_view (visitor_id varchar, event_id varchar, occurred_at timestamp(6), url varchar, referrer varchar, loaded_at timestamp(6))");
        engine.execute("INSERT INTO page_view SELECT 'visitor', event_id, CAST(occurred_at AS timestamp(6)), url, referrer, CAST(loaded_at AS timestamp(6)) FROM (VALUES %s) AS event (event_id, occurred_at, url, referrer, loaded_at)".formatted(events));
        RECIPE.forEach(engine::execute);
        return engine.rows("SELECT first_event_id, channel, campaign, page_views FROM session ORDER BY session").stream()
                .map(row -> "%s %s %s %s".formatted(row.getFields().toArray()))
                .toList();
    }
}
