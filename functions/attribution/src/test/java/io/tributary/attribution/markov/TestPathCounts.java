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
package io.tributary.attribution.markov;

import io.tributary.attribution.journey.ValueKind;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestPathCounts
{
    private static final int[] PATH = {1, 2};

    @Test
    void testOrder()
    {
        for (long order : new long[] {0, -1, Long.MIN_VALUE}) {
            assertThatThrownBy(() -> new PathCounts(order, true, ValueKind.COUNT))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The order of a Markov chain must be at least 1, but is %s: give how many of the last channels a state remembers".formatted(order));
        }
    }

    @Test
    void testEmptyPath()
    {
        assertThatThrownBy(() -> counts(ValueKind.COUNT).add(PATH, 0, 1, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A path must have at least one touch, but one is empty: leave out paths without touches");
    }

    @Test
    void testNegativeCounts()
    {
        assertThatThrownBy(() -> counts(ValueKind.COUNT).add(PATH, 2, -1, 0, 0, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The number of conversions must be at least 0, but is -1: give how many journeys went along the path");
        assertThatThrownBy(() -> counts(ValueKind.COUNT).add(PATH, 2, 3, 0, 0, -2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The number of non-conversions must be at least 0, but is -2: give how many journeys went along the path");
    }

    @Test
    void testPathTooLongForTheOrder()
    {
        int[] path = new int[20_000];
        assertThatThrownBy(() -> new PathCounts(20_000, true, ValueKind.COUNT).add(path, path.length, 1, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A path of 20000 touches is too long for a chain of order 20000, which would remember more than 67108864 channels for it: trim long paths, or give a lower order");
    }

    @Test
    void testTooManyJourneys()
    {
        PathCounts counts = counts(ValueKind.COUNT);
        counts.add(PATH, 2, Long.MAX_VALUE, 0, 0, 0);
        assertThatThrownBy(() -> counts.add(PATH, 2, 0, 0, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The number of journeys must be at most 9223372036854775807, but is 9223372036854775807 and 1 more: count in larger units");
    }

    @Test
    void testValueThatIsNotFinite()
    {
        for (double value : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> counts(ValueKind.DOUBLE).add(PATH, 2, 1, 0, Double.doubleToRawLongBits(value), 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The value of conversions must be finite, but is %s: leave out such paths, or give 0".formatted(value));
        }
    }

    @Test
    void testValueWithoutConversions()
    {
        assertThatThrownBy(() -> counts(ValueKind.DOUBLE).add(PATH, 2, 0, 0, Double.doubleToRawLongBits(2.5), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A path without conversions must have the value 0, but has 2.5: give the value only where there are conversions");
        assertThatThrownBy(() -> counts(ValueKind.DECIMAL).add(PATH, 2, 0, -1, -7, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A path without conversions must have the value 0, but has -7: give the value only where there are conversions");
        PathCounts counts = counts(ValueKind.DOUBLE);
        counts.add(PATH, 2, 0, 0, Double.doubleToRawLongBits(-0.0), 1);
        assertThat(counts.journeys()).isEqualTo(1);
    }

    @Test
    void testMergeOfOtherSettings()
    {
        assertThatThrownBy(() -> counts(ValueKind.COUNT).merge(new PathCounts(2, false, ValueKind.COUNT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Counts of order 2 without self-loops and values of kind COUNT cannot be added to counts of order 1 with self-loops and values of kind COUNT: use the same settings for all paths");
    }

    @Test
    void testHigherOrderDoesNotFollow()
    {
        assertThatThrownBy(() -> counts(ValueKind.COUNT).ofOrder(2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Counts of order 1 hold no counts of order 2: count at the highest order first");
    }

    @Test
    void testMemoryGrowsWithTransitionsAndNotWithPaths()
    {
        PathCounts counts = counts(ValueKind.DOUBLE);
        counts.add(PATH, 2, 1, 0, Double.doubleToRawLongBits(2.5), 1);
        long few = counts.retainedBytes();
        for (int path = 0; path < 10_000; path++) {
            counts.add(PATH, 2, 1, 0, Double.doubleToRawLongBits(2.5), 1);
        }
        assertThat(counts.retainedBytes()).isEqualTo(few);
        for (int channel = 3; channel < 1000; channel++) {
            counts.add(new int[] {channel - 1, channel}, 2, 1, 0, 0, 0);
        }
        assertThat(counts.retainedBytes()).isGreaterThan(few + 1000 * 2 * 40);
    }

    @Test
    void testClear()
    {
        PathCounts counts = JourneyPath.count(2, JourneyPath.valued("ABC", 2, 5, 1));
        long bytes = counts.retainedBytes();
        counts.clear();
        assertThat(counts.journeys()).isZero();
        assertThat(MarkovTransitions.transitions(counts)).isEmpty();
        JourneyPath.valued("CBA", 1, 3, 0).addTo(counts);
        assertThat(PathCountsFormat.toBytes(counts)).isEqualTo(PathCountsFormat.toBytes(JourneyPath.count(2, JourneyPath.valued("CBA", 1, 3, 0))));
        assertThat(counts.retainedBytes()).isEqualTo(bytes);
    }

    @Test
    void testDoublesAreValuesOfDoubles()
    {
        PathCounts counts = counts(ValueKind.DOUBLE);
        assertThat(counts.isEmpty()).isTrue();
        counts.add(new int[] {0}, 1, 2, 2.5, 1);
        assertThat(counts.isEmpty()).isFalse();
        PathCounts merged = counts(ValueKind.DOUBLE);
        byte[] bytes = counts.toBytes();
        merged.mergeBytes(bytes, 0, bytes.length);
        merged.mergeBytes(bytes, 0, bytes.length);
        assertThat(merged.journeys()).isEqualTo(6);
        assertThat(MarkovAttribution.credits(merged)).singleElement().satisfies(credit -> assertThat(credit.value()).isEqualTo(5));
        assertThatThrownBy(() -> counts(ValueKind.DECIMAL).add(new int[] {0}, 1, 2, 2.5, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The values of these counts are decimals, but one is the double 2.5: give both halves of it");
    }

    @Test
    void testBytesOfSettings()
    {
        for (ValueKind kind : ValueKind.values()) {
            for (boolean selfLoops : List.of(true, false)) {
                byte[] bytes = PathCountsFormat.toBytes(new PathCounts(7, selfLoops, kind));
                byte[] padded = new byte[bytes.length + 3];
                System.arraycopy(bytes, 0, padded, 3, bytes.length);
                PathCounts read = PathCountsFormat.fromBytes(padded, 3);
                assertThat(read.order()).isEqualTo(7);
                assertThat(read.selfLoops()).isEqualTo(selfLoops);
                assertThat(read.valueKind()).isEqualTo(kind);
                assertThat(read.journeys()).isZero();
            }
        }
    }

    private static PathCounts counts(ValueKind kind)
    {
        return new PathCounts(1, true, kind);
    }
}
