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
package io.tributary.functions.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static io.airlift.slice.SizeOf.instanceSize;
import static io.airlift.slice.SizeOf.sizeOf;

/**
 * Settings that are the same on every row of a group, and mostly on all groups.
 *
 * @param <S> settings, a record
 */
final class GroupSettings<S>
{
    private static final int INSTANCE_SIZE = instanceSize(GroupSettings.class) + instanceSize(ArrayList.class);
    // a record of a few numbers, and what a list takes for it
    private static final long SETTINGS_SIZE = 40;

    private final List<S> all;
    // by group, the number of its settings plus 1, 0 if it has had no row
    private int[] numbers;

    GroupSettings()
    {
        all = new ArrayList<>(1);
        numbers = new int[1];
    }

    /**
     * A copy that shares nothing that changes.
     */
    GroupSettings(GroupSettings<S> other)
    {
        all = new ArrayList<>(other.all);
        numbers = other.numbers.clone();
    }

    void ensureGroup(int group)
    {
        if (group >= numbers.length) {
            numbers = Arrays.copyOf(numbers, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(64, 2L * group)));
        }
    }

    boolean isPresent(int group)
    {
        return numbers[group] != 0;
    }

    S of(int group)
    {
        return all.get(numbers[group] - 1);
    }

    /**
     * Notes the settings of a row of the group.
     *
     * @return whether they are those of its other rows
     */
    boolean add(int group, S settings)
    {
        if (isPresent(group)) {
            return of(group).equals(settings);
        }
        int number = all.indexOf(settings);
        if (number < 0) {
            number = all.size();
            all.add(settings);
        }
        numbers[group] = number + 1;
        return true;
    }

    long retainedBytes()
    {
        return INSTANCE_SIZE + SETTINGS_SIZE * all.size() + sizeOf(numbers);
    }
}
