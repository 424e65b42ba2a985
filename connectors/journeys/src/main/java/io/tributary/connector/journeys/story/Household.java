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
package io.tributary.connector.journeys.story;

import com.google.common.collect.ImmutableList;

import java.util.List;

/**
 * People who live together. Each block of four consecutive people is cut into households by chance.
 *
 * @param head the person with the smallest number, whose number is also that of the household
 * @param size number of people, 1 to 4
 */
public record Household(long head, int size)
{
    private static final List<List<Integer>> SHAPES = ImmutableList.of(
            ImmutableList.of(1, 1, 1, 1),
            ImmutableList.of(1, 1, 1, 1),
            ImmutableList.of(2, 1, 1),
            ImmutableList.of(2, 2),
            ImmutableList.of(3, 1),
            ImmutableList.of(4));
    private static final double FAMILY_MAILBOX_SHARE = 0.4;
    private static final double FAMILY_PHONE_SHARE = 0.5;

    static Household of(long person)
    {
        long first = person - (person - 1) % PhoneBook.BLOCK;
        List<Integer> shape = SHAPES.get(new Dice(first).below(Aspect.HOUSEHOLD_SHAPE, 0, SHAPES.size()));
        long head = first;
        for (int size : shape) {
            if (person < head + size) {
                return new Household(head, size);
            }
            head += size;
        }
        throw new IllegalStateException("Shape does not add up to a block: " + shape);
    }

    Dice dice()
    {
        return new Dice(head);
    }

    boolean sharesMailbox()
    {
        return size > 1 && dice().chance(Aspect.FAMILY_MAILBOX, 0, FAMILY_MAILBOX_SHARE);
    }

    boolean sharesPhone()
    {
        return size > 1 && dice().chance(Aspect.FAMILY_PHONE, 0, FAMILY_PHONE_SHARE);
    }
}
