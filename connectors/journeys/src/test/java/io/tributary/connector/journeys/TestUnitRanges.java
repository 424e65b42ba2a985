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
package io.tributary.connector.journeys;

import com.google.common.collect.ImmutableList;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.ValueSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import static io.trino.spi.type.BigintType.BIGINT;
import static org.assertj.core.api.Assertions.assertThat;

final class TestUnitRanges
{
    @Property(tries = 200)
    void testSplitCoversEveryUnitOnceAndEvenly(@ForAll @LongRange(min = 1, max = 500) long first, @ForAll @LongRange(min = 1, max = 700) long second, @ForAll @LongRange(min = 1, max = 90) long parts)
    {
        UnitRanges units = new UnitRanges(ImmutableList.of(new UnitRange(1, first), new UnitRange(first + 10, first + 9 + second)));
        List<UnitRanges> split = units.split(parts);

        List<Long> covered = new ArrayList<>();
        for (UnitRanges part : split) {
            covered.addAll(members(part));
            assertThat(part.count()).isBetween(units.count() / split.size(), units.count() / split.size() + 1);
        }
        assertThat(covered).isEqualTo(members(units));
        assertThat(split).hasSize((int) Math.min(parts, units.count()));
    }

    @Test
    void testSplitOfNothing()
    {
        assertThat(new UnitRanges(ImmutableList.of()).split(4)).isEmpty();
    }

    @Test
    void testIntersectWithValues()
    {
        Domain domain = Domain.multipleValues(BIGINT, ImmutableList.of(-5L, 0L, 3L, 7L, 8L, 1_000L));
        assertThat(members(UnitRanges.upTo(10).intersect(domain))).containsExactly(3L, 7L, 8L);
    }

    @Test
    void testIntersectWithBounds()
    {
        assertThat(members(UnitRanges.upTo(10).intersect(domain(Range.greaterThan(BIGINT, 7L))))).containsExactly(8L, 9L, 10L);
        assertThat(members(UnitRanges.upTo(10).intersect(domain(Range.lessThan(BIGINT, 3L))))).containsExactly(1L, 2L);
        assertThat(members(UnitRanges.upTo(10).intersect(domain(Range.range(BIGINT, 2L, true, 4L, true))))).containsExactly(2L, 3L, 4L);
    }

    @Test
    void testIntersectAtTheEndsOfBigint()
    {
        assertThat(UnitRanges.upTo(10).intersect(domain(Range.greaterThan(BIGINT, Long.MAX_VALUE))).ranges()).isEmpty();
        assertThat(UnitRanges.upTo(10).intersect(domain(Range.lessThan(BIGINT, Long.MIN_VALUE))).ranges()).isEmpty();
    }

    @Test
    void testNullSelectsAllUnits()
    {
        assertThat(UnitRanges.upTo(10).intersect(Domain.create(ValueSet.of(BIGINT, 3L), true))).isEqualTo(UnitRanges.upTo(10));
    }

    @Test
    void testManyValuesAreWidened()
    {
        List<Long> values = LongStream.range(0, 5_000).map(value -> 2 * value + 1).boxed().toList();
        UnitRanges units = UnitRanges.upTo(100_000).intersect(Domain.multipleValues(BIGINT, values));
        assertThat(units.ranges()).containsExactly(new UnitRange(1, 9_999));
    }

    private static Domain domain(Range range)
    {
        return Domain.create(ValueSet.ofRanges(range), false);
    }

    private static List<Long> members(UnitRanges units)
    {
        return units.ranges().stream()
                .flatMapToLong(range -> LongStream.rangeClosed(range.first(), range.last()))
                .boxed()
                .toList();
    }
}
