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
package io.tributary.attribution.path;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The transforms against their definitions, written so plainly that they can be seen to be right.
 */
final class TestPathProperties
{
    @Property
    void testCollapse(@ForAll("paths") List<String> path)
    {
        List<String> expected = new ArrayList<>();
        for (String channel : path) {
            if (expected.isEmpty() || !Objects.equals(expected.getLast(), channel)) {
                expected.add(channel);
            }
        }
        assertThat(touches(path, PathTransforms.collapse(path))).isEqualTo(expected);
    }

    @Property
    void testFirst(@ForAll("paths") List<String> path)
    {
        List<String> expected = path.stream().distinct().toList();
        assertThat(touches(path, PathTransforms.first(path))).isEqualTo(expected);
    }

    @Property
    void testUnique(@ForAll("paths") List<String> path)
    {
        List<String> expected = path.stream().distinct().sorted(nullsLast(naturalOrder())).toList();
        assertThat(touches(path, PathTransforms.unique(path, naturalOrder()))).isEqualTo(expected);
    }

    @Property
    void testFrequency(@ForAll("paths") List<String> path)
    {
        PathFrequency frequency = PathFrequency.of(path);
        List<String> channels = path.stream().distinct().toList();
        assertThat(touches(path, frequency.positions())).isEqualTo(channels);
        assertThat(frequency.touches()).containsExactly(channels.stream()
                .mapToLong(channel -> Collections.frequency(path, channel))
                .toArray());
    }

    @Property
    void testDrop(@ForAll("paths") List<String> path, @ForAll("channels") List<String> dropped)
    {
        List<String> others = path.stream().filter(channel -> !dropped.contains(channel)).toList();
        assertThat(touches(path, PathTransforms.drop(path, dropped))).isEqualTo(others.isEmpty() ? path : others);
    }

    @Property
    void testDropUnlessLast(@ForAll("paths") List<String> path, @ForAll("channels") List<String> dropped)
    {
        List<String> expected = IntStream.range(0, path.size())
                .filter(position -> position == path.size() - 1 || !dropped.contains(path.get(position)))
                .mapToObj(path::get)
                .toList();
        assertThat(touches(path, PathTransforms.dropUnlessLast(path, dropped))).isEqualTo(dropped.containsAll(path) ? path : expected);
    }

    @Property
    void testDropTrailing(@ForAll("paths") List<String> path, @ForAll("channels") List<String> dropped)
    {
        List<String> expected = new ArrayList<>(path);
        while (!expected.isEmpty() && dropped.contains(expected.getLast())) {
            expected.removeLast();
        }
        assertThat(touches(path, PathTransforms.dropTrailing(path, dropped))).isEqualTo(expected.isEmpty() ? path : expected);
    }

    @Property
    void testTrim(@ForAll("paths") List<String> path, @ForAll @IntRange(min = 1, max = 20) int touches)
    {
        List<String> expected = new ArrayList<>(path);
        while (expected.size() > touches) {
            expected.removeFirst();
        }
        assertThat(touches(path, PathTransforms.trim(path, touches))).isEqualTo(expected);
    }

    @Provide
    Arbitrary<List<String>> paths()
    {
        return Arbitraries.of("A", "B", "C", "D").injectNull(0.2).list().ofMaxSize(15);
    }

    @Provide
    Arbitrary<List<String>> channels()
    {
        return Arbitraries.of("A", "B", "C", "D").injectNull(0.2).list().ofMaxSize(4);
    }

    private static List<String> touches(List<String> path, int[] positions)
    {
        return IntStream.of(positions).mapToObj(path::get).toList();
    }
}
