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
package io.tributary.attribution.journey;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

final class TestSortedEvents
{
    private record Event(long micros, int picos, int channel) {}

    private static final Comparator<Event> ORDER = Comparator.comparingLong(Event::micros)
            .thenComparingInt(Event::picos)
            .thenComparingInt(Event::channel);

    @Test
    void testEventsAreInOrderHoweverTheyArrive()
    {
        Random random = new Random(3);
        SortedEvents sorted = new SortedEvents();
        for (int count : new int[] {0, 1, 2, 15, 16, 17, 31, 32, 33, 48, 100, 1000, 1025, 40, 5000}) {
            for (int instants : new int[] {1, 3, 1_000_000}) {
                List<Event> events = events(random, count, instants);
                assertSorted(sorted, events);
                events.sort(ORDER);
                assertSorted(sorted, events);
                assertSorted(sorted, events.reversed());
                // two stretches that are in order, as they come from two workers
                List<Event> stretches = new ArrayList<>(events.subList(count / 3, count));
                stretches.addAll(events.subList(0, count / 3));
                assertSorted(sorted, stretches);
            }
        }
    }

    @Test
    void testMemoryOfALargeCustomerIsGivenBack()
    {
        EventLog log = new EventLog(ValueKind.COUNT);
        log.ensureCustomers(2);
        for (int event = 0; event < 300_000; event++) {
            log.addTouch(0, -event, 0, NameNumbers.NO_NAME);
        }
        log.addTouch(1, 5, 0, NameNumbers.NO_NAME);
        SortedEvents sorted = new SortedEvents();
        sorted.read(log, 0);
        assertThat(sorted.micros(0)).isEqualTo(-299_999);
        assertThat(sorted.retainedBytes()).isGreaterThan(300_000 * 24);
        sorted.read(log, 1);
        assertThat(sorted.count()).isEqualTo(1);
        assertThat(sorted.micros(0)).isEqualTo(5);
        assertThat(sorted.retainedBytes()).isLessThan(1000);
    }

    private static List<Event> events(Random random, int count, int instants)
    {
        List<Event> events = new ArrayList<>();
        for (int event = 0; event < count; event++) {
            events.add(new Event(random.nextInt(instants), random.nextInt(2), 1 + random.nextInt(2)));
        }
        return events;
    }

    private static void assertSorted(SortedEvents sorted, List<Event> events)
    {
        EventLog log = new EventLog(ValueKind.COUNT);
        log.channels().numberOf(new byte[] {'a'}, 0, 1);
        log.channels().numberOf(new byte[] {'b'}, 0, 1);
        for (Event event : events) {
            log.addTouch(0, event.micros(), event.picos(), event.channel());
        }
        sorted.read(log, 0);
        assertThat(IntStream.range(0, sorted.count())
                .mapToObj(index -> new Event(sorted.micros(index), log.picosOfMicro(sorted.event(index)), log.channel(sorted.event(index)))))
                .containsExactlyElementsOf(events.stream().sorted(ORDER).toList());
    }
}
