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

import static io.tributary.attribution.journey.ArraySizes.sizeOf;

/**
 * Instants at which a gap with time bounds began: those too near to its end are kept in order, and of all others the last one,
 * which is in the bounds if any is.
 */
final class PendingInstants
{
    private static final int LARGEST_CAPACITY_KEPT = 1 << 12;
    private static final int INSTANCE_BYTES = 56;

    private final Gap gap;

    // a ring
    private long[] micros = new long[0];
    private int[] picos = new int[0];
    private int first;
    private int count;

    private boolean anyFarEnough;
    private long lastMicros;
    private int lastPicos;

    PendingInstants(Gap gap)
    {
        this.gap = gap;
    }

    void clear()
    {
        if (micros.length > LARGEST_CAPACITY_KEPT) {
            micros = new long[0];
            picos = new int[0];
        }
        first = 0;
        count = 0;
        anyFarEnough = false;
    }

    void add(long instantMicros, int instantPicos)
    {
        if (gap.least() == 0 && !gap.exceedsLeast()) {
            markFarEnough(instantMicros, instantPicos);
            return;
        }
        if (count == micros.length) {
            grow();
        }
        int position = (first + count) & (micros.length - 1);
        micros[position] = instantMicros;
        picos[position] = instantPicos;
        count++;
    }

    /**
     * Whether the gap can end at an instant that is not before any that was given.
     */
    boolean isAnyInBounds(long endMicros, int endPicos)
    {
        while (count > 0 && isFarEnough(micros[first], picos[first], endMicros, endPicos)) {
            markFarEnough(micros[first], picos[first]);
            first = (first + 1) & (micros.length - 1);
            count--;
        }
        return anyFarEnough && isNearEnough(lastMicros, lastPicos, endMicros, endPicos);
    }

    long retainedBytes()
    {
        return INSTANCE_BYTES + sizeOf(micros) + sizeOf(picos);
    }

    private void markFarEnough(long instantMicros, int instantPicos)
    {
        anyFarEnough = true;
        lastMicros = instantMicros;
        lastPicos = instantPicos;
    }

    private boolean isFarEnough(long fromMicros, int fromPicos, long toMicros, int toPicos)
    {
        long bound = fromMicros + gap.least();
        if (bound < fromMicros) {
            // further ahead than time can be told
            return false;
        }
        if (toMicros != bound) {
            return toMicros > bound;
        }
        return gap.exceedsLeast() ? toPicos > fromPicos : toPicos >= fromPicos;
    }

    private boolean isNearEnough(long fromMicros, int fromPicos, long toMicros, int toPicos)
    {
        if (gap.most() == Long.MAX_VALUE) {
            return true;
        }
        long bound = fromMicros + gap.most();
        if (bound < fromMicros) {
            return true;
        }
        if (toMicros != bound) {
            return toMicros < bound;
        }
        return gap.fallsShortOfMost() ? toPicos < fromPicos : toPicos <= fromPicos;
    }

    private void grow()
    {
        int capacity = Math.max(8, Math.multiplyExact(2, micros.length));
        long[] grownMicros = new long[capacity];
        int[] grownPicos = new int[capacity];
        for (int instant = 0; instant < count; instant++) {
            int position = (first + instant) & (micros.length - 1);
            grownMicros[instant] = micros[position];
            grownPicos[instant] = picos[position];
        }
        micros = grownMicros;
        picos = grownPicos;
        first = 0;
    }
}
