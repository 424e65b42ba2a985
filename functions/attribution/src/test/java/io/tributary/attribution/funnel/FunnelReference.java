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

import java.util.ArrayList;
import java.util.List;

/**
 * Funnels by their definition: all chains of events are tried.
 */
final class FunnelReference
{
    private final Funnel funnel;
    private final List<Step> events;
    private List<Step> best = List.of();

    private FunnelReference(Funnel funnel, List<Step> events)
    {
        this.funnel = funnel;
        this.events = events;
    }

    /**
     * The events that serve the steps of the best chain.
     */
    static List<Step> chain(Funnel funnel, List<Step> events)
    {
        FunnelReference reference = new FunnelReference(funnel, events);
        reference.extend(new ArrayList<>(), new boolean[events.size()]);
        return reference.best;
    }

    private void extend(List<Step> chain, boolean[] used)
    {
        if (isBetter(chain)) {
            best = List.copyOf(chain);
        }
        if (chain.size() == funnel.steps()) {
            return;
        }
        for (int index = 0; index < events.size(); index++) {
            Step event = events.get(index);
            if (!used[index] && event.meets(chain.size()) && (chain.isEmpty() || canFollow(chain, event))) {
                used[index] = true;
                chain.add(event);
                extend(chain, used);
                chain.removeLast();
                used[index] = false;
            }
        }
    }

    private boolean canFollow(List<Step> chain, Step event)
    {
        Step last = chain.getLast();
        int order = event.compareTime(last);
        if (order < 0 || (order == 0 && funnel.mode() == FunnelMode.INCREASING_TIME) || !event.isWithin(chain.getFirst(), funnel.within().micros())) {
            return false;
        }
        return events.stream()
                .filter(between -> between.compareTime(last) > 0 && between.compareTime(event) < 0)
                .filter(between -> between.conditions() != 0)
                .noneMatch(between -> breaks(between, chain.size()));
    }

    private boolean breaks(Step between, int reached)
    {
        return switch (funnel.mode()) {
            case ORDERED, INCREASING_TIME -> false;
            case STRICT_ORDER -> true;
            case NO_REPEATS -> meetsAnyBelow(between, reached + 1);
            case RE_ENTRY -> !meetsAnyBelow(between, reached + 1);
        };
    }

    private static boolean meetsAnyBelow(Step event, int limit)
    {
        for (int condition = 0; condition < limit; condition++) {
            if (event.meets(condition)) {
                return true;
            }
        }
        return false;
    }

    private boolean isBetter(List<Step> chain)
    {
        if (chain.size() != best.size()) {
            return chain.size() > best.size();
        }
        for (int step = 0; step < chain.size(); step++) {
            int order = chain.get(step).compareTime(best.get(step));
            if (order != 0) {
                return order < 0;
            }
        }
        return false;
    }
}
