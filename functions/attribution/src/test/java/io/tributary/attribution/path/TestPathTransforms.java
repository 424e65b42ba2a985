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

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static java.util.Comparator.naturalOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestPathTransforms
{
    private static final List<String> PATH = path("D A B B C D C C");

    @Test
    void testCollapse()
    {
        assertThat(touches(PATH, PathTransforms.collapse(PATH))).isEqualTo(path("D A B C D C"));
    }

    @Test
    void testFirst()
    {
        assertThat(touches(PATH, PathTransforms.first(PATH))).isEqualTo(path("D A B C"));
        assertThat(PathTransforms.first(PATH)).containsExactly(0, 1, 2, 4);
    }

    @Test
    void testUnique()
    {
        assertThat(touches(PATH, PathTransforms.unique(PATH, naturalOrder()))).isEqualTo(path("A B C D"));
    }

    @Test
    void testFrequency()
    {
        PathFrequency frequency = PathFrequency.of(PATH);
        assertThat(touches(PATH, frequency.positions())).isEqualTo(path("D A B C"));
        assertThat(frequency.touches()).containsExactly(2, 1, 2, 3);
    }

    @Test
    void testDrop()
    {
        assertThat(touches(PATH, PathTransforms.drop(PATH, List.of("C")))).isEqualTo(path("D A B B D"));
        assertThat(touches(PATH, PathTransforms.drop(PATH, List.of("C", "D")))).isEqualTo(path("A B B"));
        assertThat(touches(PATH, PathTransforms.drop(PATH, List.of("X")))).isEqualTo(PATH);
        assertThat(touches(PATH, PathTransforms.drop(PATH, List.of()))).isEqualTo(PATH);
    }

    @Test
    void testDropUnlessLast()
    {
        assertThat(touches(PATH, PathTransforms.dropUnlessLast(PATH, List.of("C")))).isEqualTo(path("D A B B D C"));
        assertThat(touches(PATH, PathTransforms.dropUnlessLast(PATH, List.of("D")))).isEqualTo(path("A B B C C C"));
        assertThat(touches(PATH, PathTransforms.dropUnlessLast(PATH, List.of("C", "D")))).isEqualTo(path("A B B C"));
    }

    @Test
    void testDropTrailing()
    {
        assertThat(touches(PATH, PathTransforms.dropTrailing(PATH, List.of("C")))).isEqualTo(path("D A B B C D"));
        assertThat(touches(PATH, PathTransforms.dropTrailing(PATH, List.of("C", "D")))).isEqualTo(path("D A B B"));
        assertThat(touches(PATH, PathTransforms.dropTrailing(PATH, List.of("D")))).isEqualTo(PATH);
    }

    @Test
    void testNothingIsDroppedIfNothingElseRemains()
    {
        List<String> alone = path("C D C C");
        List<String> dropped = path("D C");
        assertThat(touches(alone, PathTransforms.drop(alone, dropped))).isEqualTo(alone);
        assertThat(touches(alone, PathTransforms.dropUnlessLast(alone, dropped))).isEqualTo(alone);
        assertThat(touches(alone, PathTransforms.dropTrailing(alone, dropped))).isEqualTo(alone);
    }

    @Test
    void testTrim()
    {
        assertThat(touches(PATH, PathTransforms.trim(PATH, 3))).isEqualTo(path("D C C"));
        assertThat(touches(PATH, PathTransforms.trim(PATH, 8))).isEqualTo(PATH);
        assertThat(touches(PATH, PathTransforms.trim(PATH, Long.MAX_VALUE))).isEqualTo(PATH);
    }

    @Test
    void testTrimToNothing()
    {
        for (long touches : new long[] {0, -1, Long.MIN_VALUE}) {
            assertThatThrownBy(() -> PathTransforms.trim(PATH, touches))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The number of touches to keep must be at least 1, but is %s: give how many of the last touches remain, or do not trim".formatted(touches));
        }
    }

    @Test
    void testNullIsAChannelOfItsOwn()
    {
        List<String> path = path("- - A - A A -");
        assertThat(touches(path, PathTransforms.collapse(path))).isEqualTo(path("- A - A -"));
        assertThat(touches(path, PathTransforms.first(path))).isEqualTo(path("- A"));
        assertThat(touches(path, PathTransforms.unique(path, naturalOrder()))).isEqualTo(path("A -"));
        assertThat(touches(path, PathTransforms.drop(path, path("-")))).isEqualTo(path("A A A"));
        assertThat(touches(path, PathTransforms.dropUnlessLast(path, path("-")))).isEqualTo(path("A A A -"));
        assertThat(touches(path, PathTransforms.dropTrailing(path, path("-")))).isEqualTo(path("- - A - A A"));
        assertThat(PathFrequency.of(path).touches()).containsExactly(4, 3);
    }

    @Test
    void testEmptyPath()
    {
        List<String> empty = List.of();
        assertThat(PathTransforms.collapse(empty)).isEmpty();
        assertThat(PathTransforms.first(empty)).isEmpty();
        assertThat(PathTransforms.unique(empty, naturalOrder())).isEmpty();
        assertThat(PathTransforms.drop(empty, List.of("A"))).isEmpty();
        assertThat(PathTransforms.dropUnlessLast(empty, List.of("A"))).isEmpty();
        assertThat(PathTransforms.dropTrailing(empty, List.of("A"))).isEmpty();
        assertThat(PathTransforms.trim(empty, 1)).isEmpty();
        assertThat(PathFrequency.of(empty).positions()).isEmpty();
        assertThat(PathFrequency.of(empty).touches()).isEmpty();
    }

    private static List<String> path(String channels)
    {
        return Arrays.stream(channels.split(" ", -1))
                .map(channel -> channel.equals("-") ? null : channel)
                .toList();
    }

    private static List<String> touches(List<String> path, int[] positions)
    {
        List<String> touches = new ArrayList<>();
        for (int position : positions) {
            touches.add(path.get(position));
        }
        return touches;
    }
}
