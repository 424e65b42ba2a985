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

import io.tributary.attribution.funnel.SequencePattern.Gap;

import java.util.ArrayList;
import java.util.List;

import static io.tributary.attribution.funnel.SequencePattern.ANY_EVENT;

/**
 * Patterns by their definition: every choice of events for the items is tried.
 */
final class SequenceReference
{
    /**
     * The numbers of the first and of the last event.
     */
    record Match(int start, int end) {}

    private final SequencePattern pattern;
    private final List<Step> events;
    private final List<Match> matches = new ArrayList<>();

    private SequenceReference(SequencePattern pattern, List<Step> events)
    {
        this.pattern = pattern;
        this.events = events;
    }

    /**
     * All matches in events that are in order.
     */
    static List<Match> matches(SequencePattern pattern, List<Step> events)
    {
        SequenceReference reference = new SequenceReference(pattern, events);
        for (int start = 0; start < events.size(); start++) {
            reference.extend(start, start, 0);
        }
        return reference.matches;
    }

    /**
     * The largest number of matches that lie one after the other.
     */
    static int count(List<Match> matches, int from)
    {
        return matches.stream()
                .filter(match -> match.start() >= from)
                .mapToInt(match -> 1 + count(matches, match.end() + 1))
                .max()
                .orElse(0);
    }

    private void extend(int start, int event, int item)
    {
        int condition = pattern.items().get(item).condition();
        if (condition != ANY_EVENT && !events.get(event).meets(condition)) {
            return;
        }
        if (item == pattern.items().size() - 1) {
            matches.add(new Match(start, event));
            return;
        }
        Gap gap = pattern.items().get(item + 1).gap();
        for (int next = event + 1; next < events.size(); next++) {
            if ((gap.adjacent() && next == event + 1) || (!gap.adjacent() && isWithin(gap, events.get(event), events.get(next)))) {
                extend(start, next, item + 1);
            }
        }
    }

    private static boolean isWithin(Gap gap, Step from, Step to)
    {
        int least = to.compareTime(new Step(from.micros() + gap.least(), from.picos(), 0));
        if (gap.exceedsLeast() ? least <= 0 : least < 0) {
            return false;
        }
        if (gap.most() == Long.MAX_VALUE) {
            return true;
        }
        int most = to.compareTime(new Step(from.micros() + gap.most(), from.picos(), 0));
        return gap.fallsShortOfMost() ? most < 0 : most <= 0;
    }
}
