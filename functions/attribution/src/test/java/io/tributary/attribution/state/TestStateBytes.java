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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is written is read again.
 */
final class TestStateBytes
{
    @Property
    void testNumbers(@ForAll List<Long> numbers)
    {
        StateWriter writer = new StateWriter();
        for (long number : numbers) {
            writer.writeUnsigned(number & Long.MAX_VALUE);
            writer.writeLong(number);
            writer.writeDouble(Double.longBitsToDouble(number));
        }
        byte[] bytes = writer.toBytes();
        StateReader reader = new StateReader(bytes, 0, bytes.length);
        for (long number : numbers) {
            assertThat(reader.readUnsigned()).isEqualTo(number & Long.MAX_VALUE);
            assertThat(reader.readLong()).isEqualTo(number);
            assertThat(Double.doubleToLongBits(reader.readDouble())).isEqualTo(Double.doubleToLongBits(Double.longBitsToDouble(number)));
        }
    }

    @Test
    void testSmallNumbersTakeAByte()
    {
        StateWriter writer = new StateWriter();
        writer.writeUnsigned(127);
        assertThat(writer.toBytes()).hasSize(1);
        writer.writeUnsigned(128);
        byte[] bytes = writer.toBytes();
        assertThat(bytes).hasSize(3);
        StateReader reader = new StateReader(bytes, 0, 3);
        assertThat(List.of(reader.readCount(), reader.readCount())).containsExactly(127, 128);
    }

    @Test
    void testNamesAreNumberedAmongThoseThatAreThere()
    {
        NameNumbers names = names("search", "", "email", "search engine of a very long name that takes more than a few bytes");
        StateWriter writer = new StateWriter();
        writer.writeNames(names);
        byte[] bytes = writer.toBytes();
        byte[] padded = new byte[bytes.length + 10];
        System.arraycopy(bytes, 0, padded, 4, bytes.length);
        NameNumbers others = names("email", "social");
        int[] numbers = new StateReader(padded, 4, bytes.length).readNames(others);
        assertThat(numbers).containsExactly(0, 3, 4, 1, 5);
        for (int number = 1; number <= 4; number++) {
            assertThat(others.name(numbers[number])).isEqualTo(names.name(number));
        }
        assertThat(Channels.addNames(others, names)).containsExactly(numbers);
    }

    @Test
    void testChannelsInTheOrderOfTheirNames()
    {
        NameNumbers names = names("search", "email", "social");
        assertThat(Channels.inOrder(names)).containsExactly(2, 1, 3, NameNumbers.NO_NAME);
        assertThat(Channels.places(names)).containsExactly(3, 1, 0, 2);
    }

    private static NameNumbers names(String... names)
    {
        NameNumbers numbers = new NameNumbers();
        for (String name : names) {
            CountedPath.numberOf(numbers, name);
        }
        return numbers;
    }
}
