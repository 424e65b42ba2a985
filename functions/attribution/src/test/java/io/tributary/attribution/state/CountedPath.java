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
package io.tributary.attribution.state;

import io.tributary.attribution.journey.NameNumbers;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

/**
 * A path of channels by name, null for none, and how many journeys took it.
 */
public record CountedPath(List<String> path, long conversions, double value, long nonConversions)
{
    public CountedPath
    {
        path = Collections.unmodifiableList(path);
    }

    public static CountedPath counted(long conversions, double value, long nonConversions, String... path)
    {
        return new CountedPath(Arrays.asList(path), conversions, value, nonConversions);
    }

    public static <S extends PathState> S fill(S state, List<CountedPath> paths)
    {
        paths.forEach(path -> path.addTo(state));
        return state;
    }

    /**
     * Up to nine paths over few channels, so that many are alike.
     */
    public static Arbitrary<List<CountedPath>> lists(Set<String> channels)
    {
        Arbitrary<List<String>> steps = Arbitraries.of(channels).injectNull(0.1).list().ofMinSize(1).ofMaxSize(6);
        Arbitrary<Double> values = Arbitraries.oneOf(
                Arbitraries.doubles().between(-1000, 1000).ofScale(2),
                Arbitraries.of(0.0, 1e-20, 1e15, -1e15, 0.1, 0.2));
        return Combinators.combine(steps, Arbitraries.longs().between(0, 50), values, Arbitraries.longs().between(0, 50))
                .as(CountedPath::new)
                .list()
                .ofMaxSize(9);
    }

    public void addTo(PathState state)
    {
        state.add(path.stream().mapToInt(channel -> numberOf(state.channels(), channel)).toArray(), path.size(), conversions, value, nonConversions);
    }

    public static int numberOf(NameNumbers names, String name)
    {
        if (name == null) {
            return NameNumbers.NO_NAME;
        }
        byte[] bytes = name.getBytes(UTF_8);
        return names.numberOf(bytes, 0, bytes.length);
    }

    public static Optional<String> name(NameNumbers names, int number)
    {
        return number == NameNumbers.NO_NAME ? Optional.empty() : Optional.of(names.name(number));
    }

    public Set<String> channels()
    {
        return channels(List.of(this));
    }

    public static Set<String> channels(List<CountedPath> paths)
    {
        Set<String> channels = new TreeSet<>(nullsLast(naturalOrder()));
        paths.forEach(path -> channels.addAll(path.path));
        return channels;
    }

    public static long conversions(List<CountedPath> paths)
    {
        return paths.stream().mapToLong(CountedPath::conversions).sum();
    }

    public static double value(List<CountedPath> paths)
    {
        return paths.stream().mapToDouble(CountedPath::value).sum();
    }

    /**
     * What rounding may take from sums of values.
     */
    public static double valueTolerance(List<CountedPath> paths)
    {
        return 1e-9 * Math.max(1, paths.stream().mapToDouble(path -> Math.abs(path.value)).sum());
    }
}
