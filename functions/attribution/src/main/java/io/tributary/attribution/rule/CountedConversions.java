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
package io.tributary.attribution.rule;

import static io.tributary.attribution.journey.ArraySizes.sizeOf;
import static java.lang.Math.floorDiv;
import static java.lang.Math.floorMod;

/**
 * Which conversions of one customer each rule has counted, as far as the next ones need to know.
 */
final class CountedConversions
{
    private static final int MICROS_PER_MILLISECOND = 1000;
    private static final long PICOS_PER_MICRO = 1_000_000;

    private final RulePlan plan;

    private RuleEvents events;
    private long customer;
    // for each rule, whose conversion it has counted last, which one, and the touch after those that are not later
    private final long[] customers;
    private final int[] lastConversions;
    private final int[] lastEnds;

    CountedConversions(RulePlan plan)
    {
        this.plan = plan;
        customers = new long[plan.ruleCount()];
        lastConversions = new int[plan.ruleCount()];
        lastEnds = new int[plan.ruleCount()];
    }

    void begin(RuleEvents newEvents)
    {
        events = newEvents;
        customer++;
    }

    /**
     * Whether the rule counts a conversion that it takes.
     */
    boolean counts(int rule, int conversion)
    {
        Frequency frequency = plan.rule(rule).frequency();
        return switch (frequency.kind()) {
            case EVERY -> true;
            case FIRST -> customers[rule] != customer;
            case INTERVAL -> customers[rule] != customer || isLaterBy(frequency.millis().orElseThrow(), conversion, lastConversions[rule]);
        };
    }

    /**
     * The first touch that the rule may credit for the conversion, as it does not belong to an earlier one. None, if only the first conversion is credited and it was counted.
     *
     * @param end the touch after those that are not later than the conversion at hand
     */
    int ownedBefore(int rule, int end)
    {
        if (customers[rule] != customer) {
            return 0;
        }
        return switch (plan.rule(rule).ownership()) {
            case SHARED -> 0;
            case SINCE_PREVIOUS -> lastEnds[rule];
            case FIRST_ONLY -> end;
        };
    }

    /**
     * Has the rule count the conversion.
     */
    void count(int rule, int conversion, int end)
    {
        customers[rule] = customer;
        lastConversions[rule] = conversion;
        lastEnds[rule] = end;
    }

    long arrayBytes()
    {
        return sizeOf(customers) + sizeOf(lastConversions) + sizeOf(lastEnds);
    }

    private boolean isLaterBy(long millis, int conversion, int earlier)
    {
        // in milliseconds, whose differences always fit
        long difference = floorDiv(events.conversionMicros(conversion), MICROS_PER_MILLISECOND) - floorDiv(events.conversionMicros(earlier), MICROS_PER_MILLISECOND);
        return difference > millis || (difference == millis && picosOfMillisecond(conversion) >= picosOfMillisecond(earlier));
    }

    private long picosOfMillisecond(int conversion)
    {
        return floorMod(events.conversionMicros(conversion), MICROS_PER_MILLISECOND) * PICOS_PER_MICRO + events.conversionPicos(conversion);
    }
}
