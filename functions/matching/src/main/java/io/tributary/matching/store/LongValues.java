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
package io.tributary.matching.store;

/**
 * Values that are whole numbers, in the order of numbers.
 */
public final class LongValues
        implements Values
{
    private final LongColumn numbers;

    public LongValues()
    {
        numbers = new LongColumn();
    }

    private LongValues(LongValues other)
    {
        numbers = new LongColumn(other.numbers);
    }

    public void add(long number)
    {
        numbers.add(number);
    }

    public long get(int value)
    {
        return numbers.get(value);
    }

    @Override
    public int count()
    {
        return numbers.size();
    }

    @Override
    public int length(int value)
    {
        return Long.BYTES;
    }

    @Override
    public long word(int value, int depth)
    {
        // the sign reversed, as words have none
        return numbers.get(value) ^ Long.MIN_VALUE;
    }

    @Override
    public long arrayBytes()
    {
        return numbers.arrayBytes();
    }

    @Override
    public Values copy()
    {
        return new LongValues(this);
    }
}
