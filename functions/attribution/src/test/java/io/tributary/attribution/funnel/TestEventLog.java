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
package io.tributary.attribution.funnel;

import org.junit.jupiter.api.Test;

import static io.tributary.attribution.funnel.EventLog.NO_EVENT;
import static io.tributary.attribution.funnel.EventLog.NO_NODE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

final class TestEventLog
{
    @Test
    void testEventsAreKept()
    {
        EventLog log = new EventLog();
        for (int event = 0; event < 10_000; event++) {
            assertThat(log.add(3L * event, event % 7 == 0 ? 999_999 : 0, event % 5 == 0 ? 4095 : 0, event, event > 5000 ? event : NO_NODE)).isEqualTo(event);
            if (event > 0) {
                log.link(event - 1, event);
            }
        }
        assertThat(log.size()).isEqualTo(10_000);
        for (int event = 0; event < 10_000; event++) {
            assertThat(log.micros(event)).isEqualTo(3L * event);
            assertThat(log.picos(event)).isEqualTo(event % 7 == 0 ? 999_999 : 0);
            assertThat(log.zone(event)).isEqualTo(event % 5 == 0 ? 4095 : 0);
            assertThat(log.conditions(event)).isEqualTo(event);
            assertThat(log.node(event)).isEqualTo(event > 5000 ? event : NO_NODE);
            assertThat(log.next(event)).isEqualTo(event == 9_999 ? NO_EVENT : event + 1);
        }
    }

    @Test
    void testEventTakesSixteenBytesWithoutDetails()
    {
        EventLog log = new EventLog();
        for (int event = 0; event < 1_000_000; event++) {
            log.add(event, 0, 0, 1, NO_NODE);
        }
        assertThat(log.retainedBytes()).isBetween(16_000_000L, 16_500_000L);
    }

    @Test
    void testEventWithEverythingTakesFewerThanThirtyTwoBytes()
    {
        EventLog log = new EventLog();
        for (int event = 0; event < 1_000_000; event++) {
            log.add(event, 1, 1, 1, 1);
        }
        assertThat(log.retainedBytes()).isBetween(24_000_000L, 24_500_000L);
    }

    @Test
    void testCopySharesNothing()
    {
        EventLog log = new EventLog();
        log.add(1, 0, 0, 1, NO_NODE);
        EventLog copy = new EventLog(log);
        log.add(2, 0, 0, 1, NO_NODE);
        log.link(0, 1);
        assertThat(copy.size()).isEqualTo(1);
        assertThat(copy.next(0)).isEqualTo(NO_EVENT);
    }

    @Test
    void testNamesAreKeptOnce()
    {
        NodeNames names = new NodeNames();
        for (int round = 0; round < 2; round++) {
            for (int name = 0; name < 5000; name++) {
                byte[] bytes = ("/page/" + name).getBytes(UTF_8);
                assertThat(names.number(bytes, 0, bytes.length)).isEqualTo(name);
            }
        }
        assertThat(names.number(new byte[0], 0, 0)).isEqualTo(5000);
        assertThat(names.count()).isEqualTo(5001);
        assertThat(names.name(4321)).isEqualTo("/page/4321".getBytes(UTF_8));
        assertThat(names.name(5000)).isEmpty();
        assertThat(names.compare(1, 2)).isNegative();
        assertThat(names.compare(NO_NODE, 2)).isPositive();
        assertThat(names.compare(2, NO_NODE)).isNegative();
        assertThat(names.compare(NO_NODE, NO_NODE)).isZero();
    }
}
