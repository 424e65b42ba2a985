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

import java.util.Arrays;

import static io.tributary.attribution.funnel.Conditions.MAX_CONDITIONS;
import static io.tributary.attribution.funnel.FunnelMode.INCREASING_TIME;
import static io.tributary.attribution.journey.ArraySizes.sizeOf;

/**
 * What the events of one instant can do for a funnel. They have no order among each other: they serve as many steps in a row
 * as there is an event of its own for each, which is a matching of steps with events.
 */
final class InstantSteps
{
    private static final int FREE = -1;
    private static final int INSTANCE_BYTES = 64;

    private FunnelMode mode = FunnelMode.ORDERED;
    private int first;
    private int end;
    private int met;
    private int earliestStep;
    private int latestStep;

    private final int[] furthest = new int[MAX_CONDITIONS];
    private final int[] usesOfStep = new int[MAX_CONDITIONS];

    // events to match with steps, and the step that each serves
    private int[] candidates = new int[MAX_CONDITIONS];
    private int[] served = new int[MAX_CONDITIONS];
    private boolean[] seen = new boolean[MAX_CONDITIONS];
    private int candidateCount;

    void load(Funnel funnel, CustomerEvents events, int first, int end)
    {
        this.mode = funnel.mode();
        this.first = first;
        this.end = end;
        met = 0;
        earliestStep = MAX_CONDITIONS;
        latestStep = -1;
        for (int event = first; event < end; event++) {
            int conditions = events.conditions(event);
            met |= conditions;
            int step = Integer.numberOfTrailingZeros(conditions);
            earliestStep = Math.min(earliestStep, step);
            latestStep = Math.max(latestStep, step);
        }
        boolean single = end - first == 1 || mode == INCREASING_TIME;
        if (!single) {
            chooseCandidates(funnel.steps(), events);
        }
        for (int reached = 0; reached < funnel.steps(); reached++) {
            if (!isMet(reached)) {
                furthest[reached] = reached;
            }
            else {
                furthest[reached] = single ? reached + 1 : matchFrom(reached, funnel.steps());
            }
        }
    }

    /**
     * How many steps a customer who has reached that many can have reached after this instant.
     */
    int furthest(int reached)
    {
        return furthest[reached];
    }

    /**
     * Whether a customer who has reached that many steps may go on without taking one at this instant.
     */
    boolean isPassable(int reached)
    {
        return mode.passes(reached, earliestStep, latestStep);
    }

    /**
     * The first event of the instant that meets a step.
     */
    int firstEvent(CustomerEvents events, int step)
    {
        int event = first;
        while ((events.conditions(event) & (1 << step)) == 0) {
            event++;
        }
        return event;
    }

    long retainedBytes()
    {
        return INSTANCE_BYTES + sizeOf(furthest) + sizeOf(usesOfStep) + sizeOf(candidates) + sizeOf(served) + sizeOf(seen);
    }

    /**
     * As many events for each step as there are steps are always enough, because the other steps cannot take them all.
     */
    private void chooseCandidates(int steps, CustomerEvents events)
    {
        Arrays.fill(usesOfStep, 0);
        candidateCount = 0;
        for (int event = first; event < end; event++) {
            int conditions = events.conditions(event);
            boolean needed = false;
            for (int rest = conditions; rest != 0; rest &= rest - 1) {
                int step = Integer.numberOfTrailingZeros(rest);
                needed |= usesOfStep[step] < steps;
                usesOfStep[step]++;
            }
            if (needed) {
                if (candidateCount == candidates.length) {
                    candidates = Arrays.copyOf(candidates, 2 * candidateCount);
                    served = new int[2 * candidateCount];
                    seen = new boolean[2 * candidateCount];
                }
                candidates[candidateCount] = conditions;
                candidateCount++;
            }
        }
    }

    private int matchFrom(int reached, int steps)
    {
        Arrays.fill(served, 0, candidateCount, FREE);
        int step = reached;
        while (step < steps && isMet(step) && step - reached < candidateCount) {
            Arrays.fill(seen, 0, candidateCount, false);
            if (!serve(step)) {
                break;
            }
            step++;
        }
        return step;
    }

    /**
     * Finds an event for the step, where needed by giving another event to the step that has it.
     */
    private boolean serve(int step)
    {
        for (int candidate = 0; candidate < candidateCount; candidate++) {
            if ((candidates[candidate] & (1 << step)) != 0 && !seen[candidate]) {
                seen[candidate] = true;
                if (served[candidate] == FREE || serve(served[candidate])) {
                    served[candidate] = step;
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isMet(int step)
    {
        return (met & (1 << step)) != 0;
    }
}
