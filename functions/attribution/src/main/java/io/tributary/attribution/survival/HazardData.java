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
package io.tributary.attribution.survival;

import io.tributary.attribution.journey.NameNumbers;
import io.tributary.attribution.state.Channels;
import io.tributary.attribution.state.IndexOrder;

import java.util.Arrays;

/**
 * Journeys in an order that depends on nothing but the journeys, with equal ones taken together.
 * <p>
 * A cell is all touches on one channel that lie equally long before their outcomes; cells are in the order of channels and seconds. Channels are in the order of
 * their names.
 */
final class HazardData
{
    // numbers of the channels that have touches, in the order of their names
    final int[] channels;
    final int[] cellChannels;
    final int[] cellSeconds;
    final long[] cellCounts;

    // the cells of the touches of each kind of converted journey, one journey after the other
    final int[] touchCells;
    final int[] journeyEnds;
    final long[] journeyCounts;
    final double[] journeyValues;
    final long conversions;

    HazardData(NameNumbers names, long[] converted, int[] ends, double[] values, int journeys, long[] unconverted, int unconvertedCount)
    {
        int[] inOrder = Channels.inOrder(names);
        int[] places = Channels.places(names);
        int convertedCount = ends[journeys];
        long[] touches = new long[convertedCount];
        for (int touch = 0; touch < convertedCount; touch++) {
            touches[touch] = ordered(converted[touch], places);
        }
        for (int journey = 0; journey < journeys; journey++) {
            Arrays.sort(touches, ends[journey], ends[journey + 1]);
        }

        long[] all = Arrays.copyOf(touches, Math.addExact(convertedCount, unconvertedCount));
        for (int touch = 0; touch < unconvertedCount; touch++) {
            all[convertedCount + touch] = ordered(unconverted[touch], places);
        }
        Arrays.sort(all);
        long[] cells = new long[distinctCount(all)];
        cellCounts = counts(all, cells);
        cellChannels = new int[cells.length];
        cellSeconds = new int[cells.length];
        // the same numbering without the channels that have no touch
        int[] kept = new int[inOrder.length];
        int channelCount = 0;
        for (int cell = 0; cell < cells.length; cell++) {
            if (cell == 0 || channel(cells[cell - 1]) != channel(cells[cell])) {
                kept[channelCount] = inOrder[channel(cells[cell])];
                channelCount++;
            }
            cellChannels[cell] = channelCount - 1;
            cellSeconds[cell] = seconds(cells[cell]);
        }
        channels = Arrays.copyOf(kept, channelCount);

        int[] order = IndexOrder.of(journeys, (left, right) -> {
            int byTouches = Arrays.compare(touches, ends[left], ends[left + 1], touches, ends[right], ends[right + 1]);
            return byTouches == 0 ? Double.compare(values[left], values[right]) : byTouches;
        });
        int[] foundCells = new int[convertedCount];
        int[] foundEnds = new int[journeys];
        long[] foundCounts = new long[journeys];
        double[] foundValues = new double[journeys];
        int found = 0;
        int end = 0;
        for (int index = 0; index < journeys; index++) {
            int journey = order[index];
            if (index == 0 || !isSame(touches, ends, order[index - 1], journey)) {
                for (int touch = ends[journey]; touch < ends[journey + 1]; touch++) {
                    foundCells[end] = Arrays.binarySearch(cells, touches[touch]);
                    end++;
                }
                foundEnds[found] = end;
                found++;
            }
            foundCounts[found - 1]++;
            foundValues[found - 1] += values[journey];
        }
        touchCells = Arrays.copyOf(foundCells, end);
        journeyEnds = Arrays.copyOf(foundEnds, found);
        journeyCounts = Arrays.copyOf(foundCounts, found);
        journeyValues = Arrays.copyOf(foundValues, found);
        conversions = journeys;
    }

    int journeyStart(int journey)
    {
        return journey == 0 ? 0 : journeyEnds[journey - 1];
    }

    long[] touchesOfChannels()
    {
        long[] touches = new long[channels.length];
        for (int cell = 0; cell < cellCounts.length; cell++) {
            touches[cellChannels[cell]] += cellCounts[cell];
        }
        return touches;
    }

    /**
     * The channel of a touch, which is its upper half.
     */
    static int channel(long touch)
    {
        return (int) (touch >>> Integer.SIZE);
    }

    /**
     * The seconds of a touch, which are its lower half.
     */
    static int seconds(long touch)
    {
        return (int) touch;
    }

    private static long ordered(long touch, int[] places)
    {
        return (long) places[channel(touch)] << Integer.SIZE | seconds(touch);
    }

    private static boolean isSame(long[] touches, int[] ends, int left, int right)
    {
        return Arrays.equals(touches, ends[left], ends[left + 1], touches, ends[right], ends[right + 1]);
    }

    private static int distinctCount(long[] sorted)
    {
        int count = 0;
        for (int index = 0; index < sorted.length; index++) {
            if (index == 0 || sorted[index - 1] != sorted[index]) {
                count++;
            }
        }
        return count;
    }

    /**
     * Fills in the different ones of sorted numbers.
     *
     * @return how often each occurs
     */
    private static long[] counts(long[] sorted, long[] distinct)
    {
        long[] counts = new long[distinct.length];
        int found = 0;
        for (int index = 0; index < sorted.length; index++) {
            if (index == 0 || sorted[index - 1] != sorted[index]) {
                distinct[found] = sorted[index];
                found++;
            }
            counts[found - 1]++;
        }
        return counts;
    }
}
