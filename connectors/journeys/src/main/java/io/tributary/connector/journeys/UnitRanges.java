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

import java.util.List;
import java.util.Optional;

import static com.google.common.base.Preconditions.checkArgument;
import static io.airlift.slice.SizeOf.estimatedSizeOf;
import static io.airlift.slice.SizeOf.instanceSize;
import static java.lang.Math.max;
import static java.lang.Math.min;

/**
 * A set of units: ranges in ascending order that do not meet.
 */
public record UnitRanges(List<UnitRange> ranges)
{
    // A predicate of more ranges than this is widened, so that handles and splits stay small
    private static final int MAX_RANGES = 1_000;
    private static final int INSTANCE_SIZE = instanceSize(UnitRanges.class);
    private static final int RANGE_SIZE = instanceSize(UnitRange.class);

    public UnitRanges
    {
        ranges = ImmutableList.copyOf(ranges);
    }

    /**
     * The units from 1 to the given number.
     */
    static UnitRanges upTo(long units)
    {
        return new UnitRanges(ImmutableList.of(new UnitRange(1, units)));
    }

    long count()
    {
        return ranges.stream()
                .mapToLong(UnitRange::count)
                .sum();
    }

    /**
     * The units of this set that the domain of a bigint allows; all of them if it also allows NULL, since rows without
     * a person occur in every story.
     */
    UnitRanges intersect(Domain domain)
    {
        if (domain.isNullAllowed() || domain.isAll()) {
            return this;
        }
        List<Range> allowed = domain.getValues().getRanges().getOrderedRanges();
        if (allowed.size() > MAX_RANGES) {
            allowed = ImmutableList.of(domain.getValues().getRanges().getSpan());
        }
        ImmutableList.Builder<UnitRange> result = ImmutableList.builder();
        for (Range range : allowed) {
            Optional<UnitRange> bounds = toUnits(range);
            for (UnitRange units : ranges) {
                bounds.flatMap(bound -> intersect(units, bound)).ifPresent(result::add);
            }
        }
        return new UnitRanges(result.build());
    }

    /**
     * Cuts the set into parts of nearly equal size, in order.
     *
     * @param parts at least 1; fewer are returned if there are fewer units
     */
    List<UnitRanges> split(long parts)
    {
        checkArgument(parts >= 1, "parts must be at least 1: %s", parts);
        long total = count();
        if (total == 0) {
            return ImmutableList.of();
        }
        long actual = min(parts, total);
        ImmutableList.Builder<UnitRanges> result = ImmutableList.builder();
        ImmutableList.Builder<UnitRange> part = ImmutableList.builder();
        long position = 0;
        long number = 1;
        for (UnitRange range : ranges) {
            long first = range.first();
            while (first <= range.last()) {
                long end = number * total / actual;
                long last = min(range.last(), first + (end - position) - 1);
                part.add(new UnitRange(first, last));
                position += last - first + 1;
                first = last + 1;
                if (position == end) {
                    result.add(new UnitRanges(part.build()));
                    part = ImmutableList.builder();
                    number++;
                }
            }
        }
        return result.build();
    }

    long retainedBytes()
    {
        return INSTANCE_SIZE + estimatedSizeOf(ranges, _ -> RANGE_SIZE);
    }

    private static Optional<UnitRange> intersect(UnitRange left, UnitRange right)
    {
        long first = max(left.first(), right.first());
        long last = min(left.last(), right.last());
        return first <= last ? Optional.of(new UnitRange(first, last)) : Optional.empty();
    }

    private static Optional<UnitRange> toUnits(Range range)
    {
        long first = 1;
        if (!range.isLowUnbounded()) {
            long low = (long) range.getLowBoundedValue();
            if (!range.isLowInclusive() && low == Long.MAX_VALUE) {
                return Optional.empty();
            }
            first = max(1, range.isLowInclusive() ? low : low + 1);
        }
        long last = Long.MAX_VALUE;
        if (!range.isHighUnbounded()) {
            long high = (long) range.getHighBoundedValue();
            if (!range.isHighInclusive() && high == Long.MIN_VALUE) {
                return Optional.empty();
            }
            last = range.isHighInclusive() ? high : high - 1;
        }
        return first <= last ? Optional.of(new UnitRange(first, last)) : Optional.empty();
    }
}
