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

import io.tributary.attribution.journey.NameNumbers;
import org.junit.jupiter.api.Test;

import static io.tributary.attribution.journey.CustomerLog.NO_EVENT;
import static io.tributary.attribution.journey.NameNumbers.NO_NAME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

final class TestEventLog
{
    @Test
    void testEventsAreKept()
    {
        EventLog log = new EventLog();
        for (int event = 0; event < 10_000; event++) {
            log.add(0, 3L * event, event % 7 == 0 ? 999_999 : 0, event % 5 == 0 ? 4095 : 0, -event, event > 5000 ? event : NO_NAME);
        }
        assertThat(log.eventCount(0)).isEqualTo(10_000);
        assertThat(log.newest(0)).isEqualTo(9_999);
        for (int event = 0; event < 10_000; event++) {
            assertThat(log.micros(event)).isEqualTo(3L * event);
            assertThat(log.picosOfMicro(event)).isEqualTo(event % 7 == 0 ? 999_999 : 0);
            assertThat(log.zone(event)).isEqualTo(event % 5 == 0 ? 4095 : 0);
            assertThat(log.conditions(event)).isEqualTo(-event);
            assertThat(log.node(event)).isEqualTo(event > 5000 ? event : NO_NAME);
            assertThat(log.previous(event)).isEqualTo(event == 0 ? NO_EVENT : event - 1);
        }
    }

    @Test
    void testCustomersAreApart()
    {
        EventLog log = new EventLog();
        log.ensureCustomers(3);
        log.add(0, 1, 0, 0, 1, NO_NAME);
        log.add(2, 2, 0, 0, 1, NO_NAME);
        log.add(0, 3, 0, 0, 1, NO_NAME);
        assertThat(log.eventCount(0)).isEqualTo(2);
        assertThat(log.newest(0)).isEqualTo(2);
        assertThat(log.previous(2)).isEqualTo(0);
        assertThat(log.eventCount(1)).isZero();
        assertThat(log.newest(1)).isEqualTo(NO_EVENT);
        assertThat(log.previous(log.newest(2))).isEqualTo(NO_EVENT);
        assertThat(log.eventCount(1_000_000)).isZero();
    }

    @Test
    void testEventTakesSixteenBytesWithoutDetails()
    {
        EventLog log = new EventLog();
        for (int event = 0; event < 1_000_000; event++) {
            log.add(0, event, 0, 0, 1, NO_NAME);
        }
        assertThat(log.arrayBytes()).isBetween(16_000_000L, 16_500_000L);
    }

    @Test
    void testEventWithEverythingTakesFewerThanThirtyTwoBytes()
    {
        EventLog log = new EventLog();
        for (int event = 0; event < 1_000_000; event++) {
            log.add(0, event, 1, 1, 1, 1);
        }
        assertThat(log.arrayBytes()).isBetween(24_000_000L, 24_500_000L);
    }

    @Test
    void testCopySharesNothing()
    {
        EventLog log = new EventLog();
        log.add(0, 1, 5, 0, 1, 1);
        EventLog copy = new EventLog(log);
        log.add(0, 2, 6, 0, 1, 2);
        number("x", log.names());
        assertThat(copy.eventCount(0)).isEqualTo(1);
        assertThat(copy.newest(0)).isEqualTo(0);
        assertThat(copy.picosOfMicro(1)).isEqualTo(0);
        assertThat(copy.node(1)).isEqualTo(NO_NAME);
        assertThat(copy.names().count()).isZero();
    }

    @Test
    void testClearForgetsEverything()
    {
        for (int count : new int[] {1, 5000}) {
            EventLog log = new EventLog();
            log.ensureCustomers(2);
            for (int event = 0; event < count; event++) {
                log.add(1, event, 5, 7, 1, number("x", log.names()));
            }
            log.clear();
            assertThat(log.eventCount(1)).isZero();
            assertThat(log.names().count()).isZero();
            log.add(0, 1, 0, 0, 2, NO_NAME);
            assertThat(log.eventCount(0)).isEqualTo(1);
            assertThat(log.newest(0)).isEqualTo(0);
            assertThat(log.previous(0)).isEqualTo(NO_EVENT);
            assertThat(log.picosOfMicro(0)).isZero();
            assertThat(log.zone(0)).isZero();
            assertThat(log.node(0)).isEqualTo(NO_NAME);
        }
    }

    @Test
    void testNamesAreKeptOnce()
    {
        NameNumbers names = new EventLog().names();
        for (int round = 0; round < 2; round++) {
            for (int name = 1; name <= 5000; name++) {
                assertThat(number("/page/" + name, names)).isEqualTo(name);
            }
        }
        assertThat(number("", names)).isEqualTo(5001);
        assertThat(names.count()).isEqualTo(5001);
        assertThat(names.name(4321)).isEqualTo("/page/4321");
        assertThat(names.name(5001)).isEmpty();
        assertThat(names.compare(1, 2)).isNegative();
        assertThat(names.compare(NO_NAME, 2)).isPositive();
        assertThat(names.compare(2, NO_NAME)).isNegative();
        assertThat(names.compare(NO_NAME, NO_NAME)).isZero();
    }

    private static int number(String name, NameNumbers names)
    {
        byte[] bytes = name.getBytes(UTF_8);
        return names.numberOf(bytes, 0, bytes.length);
    }
}
