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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many touches of a path are on each of its channels, in the order in which the channels first occur.
 */
public final class PathFrequency
{
    private final int[] positions;
    private final long[] touches;

    private PathFrequency(int[] positions, long[] touches)
    {
        this.positions = positions;
        this.touches = touches;
    }

    public static PathFrequency of(List<?> path)
    {
        int[] positions = new int[path.size()];
        long[] touches = new long[path.size()];
        Map<Object, Integer> channels = new HashMap<>();
        for (int position = 0; position < path.size(); position++) {
            int channel = channels.computeIfAbsent(path.get(position), _ -> channels.size());
            if (touches[channel] == 0) {
                positions[channel] = position;
            }
            touches[channel]++;
        }
        return new PathFrequency(Arrays.copyOf(positions, channels.size()), Arrays.copyOf(touches, channels.size()));
    }

    /**
     * The first touch of each channel.
     */
    public int[] positions()
    {
        return positions.clone();
    }

    /**
     * The number of touches of each channel, in the order of {@link #positions()}.
     */
    public long[] touches()
    {
        return touches.clone();
    }
}
