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

import static io.tributary.attribution.journey.NameNumbers.NO_NAME;

/**
 * Numbers of channels in one state and another, and in the order of their names.
 */
public final class Channels
{
    private Channels() {}

    /**
     * Adds names to names.
     *
     * @return by number of an added name where it was, its number where it is
     */
    public static int[] addNames(NameNumbers names, NameNumbers added)
    {
        int[] numbers = new int[added.count() + 1];
        for (int number = 1; number <= added.count(); number++) {
            int name = number;
            added.writeTo(name, (bytes, offset, length) -> numbers[name] = names.numberOf(bytes, offset, length));
        }
        return numbers;
    }

    /**
     * The numbers of all channels, in the order of their names as the engine sorts text, which does not depend on how they were numbered. That of no name comes last.
     */
    public static int[] inOrder(NameNumbers names)
    {
        int[] order = IndexOrder.of(names.count(), (left, right) -> names.compare(left + 1, right + 1));
        int[] channels = new int[order.length + 1];
        for (int index = 0; index < order.length; index++) {
            channels[index] = order[index] + 1;
        }
        channels[order.length] = NO_NAME;
        return channels;
    }

    /**
     * By number of a channel, its place in the order of the names.
     */
    public static int[] places(NameNumbers names)
    {
        int[] inOrder = inOrder(names);
        int[] places = new int[inOrder.length];
        for (int place = 0; place < inOrder.length; place++) {
            places[inOrder[place]] = place;
        }
        return places;
    }
}
