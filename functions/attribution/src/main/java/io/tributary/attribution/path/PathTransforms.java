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

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import static java.lang.Math.toIntExact;

/**
 * Transforms of a path: the channels of the touches of a journey, in time order.
 * <p>
 * Each returns the positions of the touches that make up the new path, in its order. Two touches are on the same channel if
 * their elements are equal, and {@code null} is a channel of its own. All take time linear in the path, but for the sorting in {@link #unique}.
 */
public final class PathTransforms
{
    private PathTransforms() {}

    /**
     * One touch for each run of touches on the same channel.
     */
    public static int[] collapse(List<?> path)
    {
        int[] positions = new int[path.size()];
        int count = 0;
        for (int position = 0; position < path.size(); position++) {
            if (position == 0 || !Objects.equals(path.get(position - 1), path.get(position))) {
                positions[count] = position;
                count++;
            }
        }
        return Arrays.copyOf(positions, count);
    }

    /**
     * The first touch on each channel.
     */
    public static int[] first(List<?> path)
    {
        int[] positions = new int[path.size()];
        int count = 0;
        Set<Object> seen = new HashSet<>();
        for (int position = 0; position < path.size(); position++) {
            if (seen.add(path.get(position))) {
                positions[count] = position;
                count++;
            }
        }
        return Arrays.copyOf(positions, count);
    }

    /**
     * Each channel once, in the given order and not in that of the journey, with {@code null} at the end.
     */
    public static <T> int[] unique(List<T> path, Comparator<? super T> order)
    {
        int[] first = first(path);
        Integer[] positions = new Integer[first.length];
        for (int index = 0; index < first.length; index++) {
            positions[index] = first[index];
        }
        Comparator<T> nullsLast = Comparator.nullsLast(order);
        Arrays.sort(positions, (left, right) -> nullsLast.compare(path.get(left), path.get(right)));
        for (int index = 0; index < first.length; index++) {
            first[index] = positions[index];
        }
        return first;
    }

    /**
     * All touches but those on the given channels, or all touches if there are no others.
     */
    public static int[] drop(List<?> path, List<?> channels)
    {
        return drop(path, channels, false);
    }

    /**
     * All touches but those on the given channels before the last touch, or all touches if there are no others.
     */
    public static int[] dropUnlessLast(List<?> path, List<?> channels)
    {
        return drop(path, channels, true);
    }

    /**
     * All touches up to the last that is not on one of the given channels, or all touches if there is none.
     */
    public static int[] dropTrailing(List<?> path, List<?> channels)
    {
        Set<Object> dropped = new HashSet<>(channels);
        int end = path.size();
        while (end > 0 && dropped.contains(path.get(end - 1))) {
            end--;
        }
        if (end == 0) {
            end = path.size();
        }
        return range(0, end);
    }

    /**
     * The last touches, at most as many as given.
     *
     * @throws IllegalArgumentException if that is less than 1
     */
    public static int[] trim(List<?> path, long touches)
    {
        if (touches < 1) {
            throw new IllegalArgumentException("The number of touches to keep must be at least 1, but is %s: give how many of the last touches remain, or do not trim".formatted(touches));
        }
        return range(toIntExact(Math.max(0, path.size() - touches)), path.size());
    }

    private static int[] drop(List<?> path, List<?> channels, boolean keepLast)
    {
        Set<Object> dropped = new HashSet<>(channels);
        int[] positions = new int[path.size()];
        int count = 0;
        boolean othersRemain = false;
        for (int position = 0; position < path.size(); position++) {
            boolean other = !dropped.contains(path.get(position));
            othersRemain |= other;
            if (other || (keepLast && position == path.size() - 1)) {
                positions[count] = position;
                count++;
            }
        }
        if (!othersRemain) {
            return range(0, path.size());
        }
        return Arrays.copyOf(positions, count);
    }

    private static int[] range(int start, int end)
    {
        int[] positions = new int[end - start];
        Arrays.setAll(positions, index -> start + index);
        return positions;
    }
}
