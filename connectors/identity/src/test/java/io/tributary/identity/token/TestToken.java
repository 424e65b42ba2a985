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
package io.tributary.identity.token;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.HexFormat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestToken
{
    private static final byte[] HASH = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

    @Test
    void testLayout()
    {
        assertThat(Token.of(0x01020304, HASH).toBytes()).isEqualTo(HexFormat.of().parseHex("0101020304000102030405060708090a0b0c0d0e0f"));
    }

    @Test
    void testEveryTokenIsReadAsItWasWritten()
    {
        for (int epoch : new int[] {0, 1, 255, 256, 0x80_8080, Integer.MAX_VALUE}) {
            Token token = Token.of(epoch, HASH);
            assertThat(Token.parse(token.toBytes())).isEqualTo(token).hasSameHashCodeAs(token);
            assertThat(token.epoch()).isEqualTo(epoch);
        }
    }

    @Test
    void testOtherLengthsAreRefused()
    {
        for (int length : new int[] {0, 20, 22, 32}) {
            assertThatThrownBy(() -> Token.parse(new byte[length]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A token has 21 bytes, but this value has " + length);
        }
    }

    @Test
    void testOtherVersionsAreRefused()
    {
        byte[] bytes = Token.of(3, HASH).toBytes();
        bytes[0] = (byte) 200;
        assertThatThrownBy(() -> Token.parse(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A token begins with its version, which is 1, but this value begins with 200: it is no token, or one of a newer Tributary");
    }

    @Test
    void testImpossibleEpochIsRefused()
    {
        byte[] bytes = Token.of(3, HASH).toBytes();
        bytes[1] = (byte) 0x80;
        assertThatThrownBy(() -> Token.parse(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The epoch of a token is at most 2147483647, but that of this value is 2147483651: it is no token");
    }

    @Test
    void testArraysAreCopied()
    {
        byte[] bytes = Token.of(3, HASH).toBytes();
        Token token = Token.parse(bytes);
        Arrays.fill(bytes, (byte) 0);
        Arrays.fill(token.toBytes(), (byte) 0);
        assertThat(token).isEqualTo(Token.of(3, HASH));
    }

    @Test
    void testEveryByteCounts()
    {
        Token token = Token.of(3, HASH);
        for (int position = 1; position < Token.LENGTH; position++) {
            byte[] bytes = token.toBytes();
            bytes[position] ^= 1;
            assertThat(Token.parse(bytes)).isNotEqualTo(token);
        }
    }

    @Test
    void testTextShowsTheEpochAlone()
    {
        assertThat(Token.of(3, HASH)).hasToString("Token[epoch=3]");
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void testOrderIsThatOfBytesWithOlderEpochsFirst(
            @ForAll @IntRange int epoch,
            @ForAll @IntRange int otherEpoch,
            @ForAll @Size(32) byte[] hash,
            @ForAll @Size(32) byte[] otherHash)
    {
        Token token = Token.of(epoch, hash);
        Token other = Token.of(otherEpoch, otherHash);
        assertThat(Integer.signum(token.compareTo(other))).isEqualTo(Integer.signum(Arrays.compareUnsigned(token.toBytes(), other.toBytes())));
        assertThat(token.compareTo(other) == 0).isEqualTo(token.equals(other));
        if (epoch != otherEpoch) {
            assertThat(token.compareTo(other) < 0).isEqualTo(epoch < otherEpoch);
        }
    }
}
