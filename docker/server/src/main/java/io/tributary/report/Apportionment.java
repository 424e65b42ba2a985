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
package io.tributary.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rounds parts so that they still add up to the rounded sum, by largest remainder. Negative parts are allowed.
 */
final class Apportionment
{
    private Apportionment() {}

    /**
     * @param scale digits after the point, from 0
     * @return the parts in their order, each less than one unit of the last digit away from its exact value
     */
    static List<BigDecimal> round(List<BigDecimal> parts, int scale)
    {
        BigDecimal total = parts.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(scale, RoundingMode.HALF_UP);
        List<BigDecimal> rounded = new ArrayList<>(parts.stream()
                .map(part -> part.setScale(scale, RoundingMode.FLOOR))
                .toList());
        BigDecimal missing = total.subtract(rounded.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        List<Integer> largestRemainderFirst = IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer index) -> rounded.get(index).subtract(parts.get(index))))
                .toList();
        BigDecimal unit = BigDecimal.ONE.movePointLeft(scale);
        for (int index : largestRemainderFirst.subList(0, missing.movePointRight(scale).intValueExact())) {
            rounded.set(index, rounded.get(index).add(unit));
        }
        return List.copyOf(rounded);
    }
}
