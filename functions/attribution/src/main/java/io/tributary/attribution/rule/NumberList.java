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
package io.tributary.attribution.rule;

import java.util.Arrays;

import static io.tributary.attribution.journey.ArrayGrowth.LARGEST_CAPACITY_KEPT;
import static io.tributary.attribution.journey.ArrayGrowth.grown;
import static io.tributary.attribution.journey.ArraySizes.sizeOf;

/**
 * Numbers in an array that grows, and that is given up after a customer so large that the next ones are unlikely to need it.
 */
final class NumberList
{
    private static final int INITIAL_CAPACITY = 16;

    private int size;
    private int[] numbers = new int[INITIAL_CAPACITY];

    /**
     * Forgets the numbers for those of the same customer.
     */
    void clear()
    {
        size = 0;
    }

    /**
     * Forgets the numbers, and the memory too if it is very much.
     */
    void restart()
    {
        size = 0;
        if (numbers.length > LARGEST_CAPACITY_KEPT) {
            numbers = new int[INITIAL_CAPACITY];
        }
    }

    void add(int number)
    {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, grown(size));
        }
        numbers[size] = number;
        size++;
    }

    /**
     * Makes the list that long; what is new in it has any value.
     */
    void resize(int newSize)
    {
        if (newSize > numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(newSize, grown(size)));
        }
        size = newSize;
    }

    /**
     * Makes the list that long, and all of it the same number.
     */
    void fill(int number, int newSize)
    {
        resize(newSize);
        Arrays.fill(numbers, 0, newSize, number);
    }

    int get(int index)
    {
        return numbers[index];
    }

    void set(int index, int number)
    {
        numbers[index] = number;
    }

    int size()
    {
        return size;
    }

    boolean isEmpty()
    {
        return size == 0;
    }

    void sort()
    {
        Arrays.sort(numbers, 0, size);
    }

    long arrayBytes()
    {
        return sizeOf(numbers);
    }
}
