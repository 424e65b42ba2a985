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
package io.tributary.attribution;

import io.tributary.attribution.journey.EventLog;
import io.tributary.attribution.journey.NameNumbers;

import java.util.Comparator;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An event of a customer in a test, of which channel, time and value are known.
 *
 * @param channel null for none
 * @param value what the conversion is worth, a whole number; null on a touch
 */
public record ChannelEvent(long micros, int picos, String channel, Long value)
{
    /**
     * The order that events have whatever order they came in.
     */
    public static final Comparator<ChannelEvent> ORDER = Comparator.comparingLong(ChannelEvent::micros)
            .thenComparingInt(ChannelEvent::picos)
            .thenComparing(ChannelEvent::channel, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(ChannelEvent::value, Comparator.nullsFirst(Comparator.naturalOrder()));

    public boolean isConversion()
    {
        return value != null;
    }

    public static void addTo(EventLog log, int customer, List<ChannelEvent> events)
    {
        log.ensureCustomers(customer + 1);
        for (ChannelEvent event : events) {
            int channel = number(log.channels(), event.channel());
            if (event.isConversion()) {
                switch (log.valueKind()) {
                    case COUNT -> log.addConversion(customer, event.micros(), event.picos(), channel, 0, 0);
                    case DOUBLE -> log.addConversion(customer, event.micros(), event.picos(), channel, 0, Double.doubleToLongBits(event.value()));
                    case DECIMAL -> log.addConversion(customer, event.micros(), event.picos(), channel, event.value() >> 63, event.value());
                }
            }
            else {
                log.addTouch(customer, event.micros(), event.picos(), channel);
            }
        }
    }

    private static int number(NameNumbers names, String channel)
    {
        if (channel == null) {
            return NameNumbers.NO_NAME;
        }
        byte[] bytes = channel.getBytes(UTF_8);
        return names.numberOf(bytes, 0, bytes.length);
    }
}
