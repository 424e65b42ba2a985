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

import io.tributary.attribution.journey.CustomerLog;

import static io.tributary.attribution.journey.CustomerLog.NO_EVENT;
import static java.util.Objects.requireNonNull;

/**
 * Looks for a pattern in the events of customers.
 */
public final class SequenceSearch
        implements EventAnalysis
{
    public enum Direction
    {
        FORWARD,
        BACKWARD;

        /**
         * @throws IllegalArgumentException if there is none of that name in lower case
         */
        public static Direction fromName(String name)
        {
            return switch (name) {
                case "forward" -> FORWARD;
                case "backward" -> BACKWARD;
                default -> throw new IllegalArgumentException("Unknown direction '%s': use 'forward' or 'backward'".formatted(name));
            };
        }
    }

    public enum Occurrence
    {
        FIRST,
        LAST;

        /**
         * @throws IllegalArgumentException if there is none of that name in lower case
         */
        public static Occurrence fromName(String name)
        {
            return switch (name) {
                case "first" -> FIRST;
                case "last" -> LAST;
                default -> throw new IllegalArgumentException("Unknown occurrence '%s': use 'first' or 'last'".formatted(name));
            };
        }
    }

    private final Direction direction;
    private final Occurrence occurrence;
    private final SequenceMatcher matcher;

    public SequenceSearch(SequencePattern pattern)
    {
        this(pattern, Direction.FORWARD, Occurrence.FIRST);
    }

    public SequenceSearch(SequencePattern pattern, Direction direction, Occurrence occurrence)
    {
        this.direction = requireNonNull(direction, "direction is null");
        this.occurrence = requireNonNull(occurrence, "occurrence is null");
        this.matcher = new SequenceMatcher(direction == Direction.FORWARD ? pattern : pattern.reversed());
    }

    /**
     * Whether the pattern matches anywhere.
     */
    public boolean isMatched(CustomerEvents events)
    {
        matcher.restart();
        for (int event = 0; event < events.count(); event++) {
            if (matcher.advance(events, event)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The largest number of matches of which each begins after the one before has ended: each is the one that ends first.
     */
    public int count(CustomerEvents events)
    {
        matcher.restart();
        int count = 0;
        for (int event = 0; event < events.count(); event++) {
            if (matcher.advance(events, event)) {
                count++;
                matcher.restart();
            }
        }
        return count;
    }

    /**
     * The event directly after a match, or before it if the direction is backward.
     *
     * @return {@link CustomerLog#NO_EVENT} if there is no match or no such event
     */
    public int neighbor(CustomerEvents events)
    {
        boolean forward = direction == Direction.FORWARD;
        // backwards, the match that begins first is met last
        boolean stopsAtFirst = forward == (occurrence == Occurrence.FIRST);
        int step = forward ? 1 : -1;
        int edge = NO_EVENT;
        matcher.restart();
        for (int event = forward ? 0 : events.count() - 1; event >= 0 && event < events.count(); event += step) {
            if (forward ? matcher.advance(events, event) : matcher.advanceBackwards(events, event)) {
                edge = event;
                if (stopsAtFirst) {
                    break;
                }
            }
        }
        if (edge == NO_EVENT || edge + step < 0 || edge + step == events.count()) {
            return NO_EVENT;
        }
        return edge + step;
    }

    @Override
    public long retainedBytes()
    {
        return 32 + matcher.retainedBytes();
    }
}
