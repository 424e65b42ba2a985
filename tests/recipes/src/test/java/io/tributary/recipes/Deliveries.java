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

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import static java.util.stream.Collectors.joining;

/**
 * What happens to a few customers, and how it is delivered: late, several times, with corrections, and in an order of its own.
 */
final class Deliveries
{
    private static final int CUSTOMERS = 7;
    private static final int MIN_ROWS = 5;
    private static final int MAX_ROWS = 35;
    private static final int DAYS = 40;
    private static final List<String> CHANNELS = List.of("ads", "direct", "email", "social");

    private final Random random;
    // every row ever delivered
    private final List<Event> delivered = new ArrayList<>();
    private int events;
    private boolean otherTimes = true;

    Deliveries(long seed)
    {
        random = new Random(seed);
    }

    /**
     * From now on an event has the same time in all deliveries.
     */
    Deliveries withoutOtherTimes()
    {
        otherTimes = false;
        return this;
    }

    /**
     * The next delivery, as rows of {@code VALUES}.
     *
     * @param loadedAt of its first row, in seconds since 2026; each other row is loaded a second after the one before
     */
    String next(long loadedAt)
    {
        return IntStream.range(0, random.nextInt(MIN_ROWS, MAX_ROWS))
                .mapToObj(row -> event().sql(loadedAt + row))
                .collect(joining(",\n"));
    }

    private Event event()
    {
        Event event = delivered.isEmpty() || random.nextInt(3) > 0 ? create() : again();
        delivered.add(event);
        return event;
    }

    /**
     * An event that was delivered before, as it was or with something else in it.
     */
    private Event again()
    {
        Event event = delivered.get(random.nextInt(delivered.size()));
        return switch (random.nextInt(6)) {
            case 0 -> new Event(event.customer, event.id, otherTimes ? time() : event.time, event.channel, event.isConversion, event.cents);
            case 1 -> new Event(event.customer, event.id, event.time, event.channel, event.isConversion, event.cents + 1);
            case 2 -> new Event(event.customer, event.id, event.time, event.channel, !event.isConversion, event.cents);
            // the same identifier elsewhere is another event
            case 3 -> new Event(customer(), event.id, event.time, event.channel, event.isConversion, event.cents);
            default -> event;
        };
    }

    private Event create()
    {
        events++;
        return new Event(customer(), "e" + events, time(), CHANNELS.get(random.nextInt(CHANNELS.size())), random.nextInt(4) == 0, random.nextInt(10_000));
    }

    private String customer()
    {
        return random.nextInt(40) == 0 ? "NULL" : "'c" + random.nextInt(CUSTOMERS) + "'";
    }

    /**
     * One of few hours, so that several events have one time.
     */
    private String time()
    {
        if (random.nextInt(40) == 0) {
            return "NULL";
        }
        return "TIMESTAMP '2026-01-01 00:00:00 UTC' + INTERVAL '%s' HOUR".formatted(6 * random.nextInt(4 * DAYS));
    }

    /**
     * @param customer in SQL
     * @param time in SQL
     */
    private record Event(String customer, String id, String time, String channel, boolean isConversion, int cents)
    {
        String sql(long loadedAt)
        {
            return "(%s, '%s', %s, '%s', %s, CAST(%s AS decimal(12, 2)) / 100, TIMESTAMP '2026-01-01 00:00:00 UTC' + INTERVAL '%s' SECOND)".formatted(customer, id, time, channel, isConversion, cents, loadedAt);
        }
    }
}
