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

import static io.tributary.attribution.funnel.Conditions.MAX_CONDITIONS;
import static io.tributary.attribution.journey.ArraySizes.sizeOf;
import static java.util.Objects.requireNonNull;

/**
 * Finds how far a customer came in a funnel, and when. The chain found reaches as many steps as any does; of those the one
 * whose first step is earliest, then whose second step is earliest, and so on. Takes time linear in events times steps,
 * whatever the mode. Can be used again for the next customer.
 */
public final class FunnelMatcher
        implements EventAnalysis
{
    private static final int NONE = Integer.MAX_VALUE;
    private static final int LARGEST_CAPACITY_KEPT = 1 << 12;
    private static final int INSTANCE_BYTES = 48;

    private final Funnel funnel;
    private final InstantSteps instant = new InstantSteps();
    // by number of steps reached: the start of a chain, or the end of one
    private final int[] chains = new int[MAX_CONDITIONS + 1];
    private final int[] extended = new int[MAX_CONDITIONS + 1];
    private final int[] stepEvents = new int[MAX_CONDITIONS];
    // by event from the start of the chain: after that instant, from how many steps, as bits, the chain can be completed
    private int[] completable = new int[0];

    public FunnelMatcher(Funnel funnel)
    {
        this.funnel = requireNonNull(funnel, "funnel is null");
    }

    /**
     * @return how many steps were reached
     */
    public int match(CustomerEvents events)
    {
        int depth = depth(events);
        if (depth > 0) {
            int start = start(events, depth);
            trace(events, depth, start);
        }
        return depth;
    }

    /**
     * The event that served a step which was reached.
     *
     * @param step from 0
     */
    public int stepEvent(int step)
    {
        return stepEvents[step];
    }

    @Override
    public long retainedBytes()
    {
        return INSTANCE_BYTES + sizeOf(chains) + sizeOf(extended) + sizeOf(stepEvents) + sizeOf(completable) + instant.retainedBytes();
    }

    /**
     * Forwards: of all chains that reached as many steps and may go on, the one that began last can go on longest.
     */
    private int depth(CustomerEvents events)
    {
        for (int reached = 1; reached <= funnel.steps(); reached++) {
            chains[reached] = -1;
        }
        int depth = 0;
        int first = 0;
        while (first < events.count() && depth < funnel.steps()) {
            int end = events.endOfInstant(first);
            instant.load(funnel, events, first, end);
            for (int reached = 1; reached <= funnel.steps(); reached++) {
                extended[reached] = -1;
            }
            chains[0] = first;
            for (int reached = 0; reached < funnel.steps(); reached++) {
                int furthest = instant.furthest(reached);
                int start = chains[reached];
                if (furthest > reached && start >= 0 && funnel.within().reaches(events, start, first)) {
                    for (int now = reached + 1; now <= furthest; now++) {
                        extended[now] = Math.max(extended[now], start);
                    }
                    depth = Math.max(depth, furthest);
                }
            }
            for (int reached = 1; reached <= funnel.steps(); reached++) {
                chains[reached] = Math.max(extended[reached], instant.isPassable(reached) ? chains[reached] : -1);
            }
            first = end;
        }
        return depth;
    }

    /**
     * Backwards: of all ways to complete a chain, the one that ends first is in time if any is.
     */
    private int start(CustomerEvents events, int depth)
    {
        for (int reached = 1; reached < depth; reached++) {
            chains[reached] = NONE;
        }
        int start = NONE;
        int end = events.count();
        while (end > 0) {
            int first = events.startOfInstant(end - 1);
            instant.load(funnel, events, first, end);
            chains[depth] = first;
            for (int reached = 0; reached < depth; reached++) {
                int completion = NONE;
                int furthest = Math.min(instant.furthest(reached), depth);
                for (int now = reached + 1; now <= furthest; now++) {
                    completion = Math.min(completion, chains[now]);
                }
                if (reached == 0) {
                    if (completion != NONE && funnel.within().reaches(events, first, completion)) {
                        start = first;
                    }
                }
                else {
                    chains[reached] = Math.min(completion, instant.isPassable(reached) ? chains[reached] : NONE);
                }
            }
            end = first;
        }
        return start;
    }

    /**
     * From the start on, takes every step as soon as the chain can still be completed after it.
     */
    private void trace(CustomerEvents events, int depth, int start)
    {
        int end = start;
        while (end < events.count() && funnel.within().reaches(events, start, end)) {
            end++;
        }
        if (completable.length < end - start || completable.length > LARGEST_CAPACITY_KEPT) {
            completable = new int[Math.max(end - start, Math.min(2 * completable.length, LARGEST_CAPACITY_KEPT))];
        }
        int whole = bit(depth);
        int reachable = whole;
        int instantEnd = end;
        while (instantEnd > start) {
            int first = events.startOfInstant(instantEnd - 1);
            completable[first - start] = reachable;
            instant.load(funnel, events, first, instantEnd);
            int before = whole;
            for (int reached = 1; reached < depth; reached++) {
                int furthest = Math.min(instant.furthest(reached), depth);
                boolean taken = furthest > reached && (reachable & bitsBetween(reached + 1, furthest)) != 0;
                if (taken || (instant.isPassable(reached) && (reachable & bit(reached)) != 0)) {
                    before |= bit(reached);
                }
            }
            reachable = before;
            instantEnd = first;
        }

        int reached = 0;
        int first = start;
        while (reached < depth) {
            int next = events.endOfInstant(first);
            instant.load(funnel, events, first, next);
            int furthest = Math.min(instant.furthest(reached), depth);
            while (furthest > reached && (completable[first - start] & bit(furthest)) == 0) {
                furthest--;
            }
            while (reached < furthest) {
                stepEvents[reached] = instant.firstEvent(events, reached);
                reached++;
            }
            first = next;
        }
    }

    private static int bit(int reached)
    {
        return 1 << (reached - 1);
    }

    private static int bitsBetween(int least, int most)
    {
        return (-1 << (least - 1)) & (-1 >>> (MAX_CONDITIONS - most));
    }
}
