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
import org.junit.jupiter.api.BeforeAll;
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
    private static final int GAP_SECONDS = 30 * 60;

    private final LakeEngine engine;

    TestSessionise()
            throws IOException, SQLException
    {
        engine = new LakeEngine();
    }

    @BeforeAll
    void run()
    {
        engine.execute("CREATE TABLE page_view AS SELECT visitor_id, event_id, CAST(occurred_at AS timestamp(6)) AS occurred_at, url, referrer, CAST(loaded_at AS timestamp(6)) AS loaded_at FROM journeys.tiny.web_event");
        LakeEngine.statements("sql/recipes/sessionise.sql").forEach(engine::execute);
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
        // of each event the first delivery, in the order of the visitor
        List<MaterializedRow> events = engine.rows(
                """
                SELECT visitor_id, to_unixtime(occurred_at), event_id, channel_group(
                    element_at(campaign_params(url), 'utm_source'),
                    coalesce(element_at(campaign_params(url), 'utm_medium'), IF(url LIKE '%gclid=%', 'cpc')),
                    element_at(campaign_params(url), 'utm_campaign'),
                    IF(referrer NOT LIKE '%' || url_extract_host(url) || '%', referrer))
                FROM (SELECT *, row_number() OVER (PARTITION BY visitor_id, event_id ORDER BY loaded_at) AS delivery FROM page_view)
                WHERE delivery = 1 AND visitor_id IS NOT NULL AND occurred_at IS NOT NULL
                ORDER BY visitor_id, occurred_at, event_id
                """);
        Map<String, String> sessions = new TreeMap<>();
        String visitor = "";
        double last = 0;
        String session = "";
        for (MaterializedRow event : events) {
            double time = (double) event.getField(1);
            boolean isSameVisitor = visitor.equals(event.getField(0));
            if (!isSameVisitor || time - last > GAP_SECONDS || !event.getField(3).equals("Direct")) {
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
        assertThat(engine.rows("SELECT channel FROM session GROUP BY channel HAVING count(*) > 20 ORDER BY channel").stream().map(row -> row.getField(0)))
                .contains("Direct", "Email", "Organic Search", "Paid Search", "Referral");
    }

    @Test
    void testEverySessionIsATouch()
    {
        assertThat(engine.rows("SELECT count(*), count(DISTINCT touch_id), count(DISTINCT (customer, event_time, touch_id)) FROM session_touch"))
                .isEqualTo(engine.rows("SELECT count(*), count(*), count(*) FROM session"));
    }

    @Test
    void testEveryDeliveredEventIsSomewhere()
    {
        MaterializedRow check = engine.rows("SELECT delivered, without_visitor + without_time + repeated + in_sessions, repeated, without_visitor, without_time FROM session_check").getFirst();
        assertThat(check.getField(1)).isEqualTo(check.getField(0));
        assertThat(check.getFields().subList(2, 5)).allSatisfy(count -> assertThat((long) count).isPositive());
    }
}
