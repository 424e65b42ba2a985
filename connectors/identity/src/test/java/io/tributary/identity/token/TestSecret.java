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

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;

import static io.tributary.identity.token.KeyRings.secretBytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestSecret
{
    private static final byte[] BYTES = secretBytes("not a secret");

    @Test
    void testHexOfEitherCase()
    {
        assertThat(parse(HexFormat.of().formatHex(BYTES))).isEqualTo(BYTES);
        assertThat(parse(HexFormat.of().withUpperCase().formatHex(BYTES))).isEqualTo(BYTES);
        assertThat(parse("hex:" + HexFormat.of().formatHex(BYTES))).isEqualTo(BYTES);
    }

    @Test
    void testBase64WithAndWithoutPadding()
    {
        assertThat(parse(Base64.getEncoder().encodeToString(BYTES))).isEqualTo(BYTES);
        assertThat(parse(Base64.getEncoder().withoutPadding().encodeToString(BYTES))).isEqualTo(BYTES);
        assertThat(parse("base64:" + Base64.getEncoder().encodeToString(BYTES))).isEqualTo(BYTES);
    }

    @Test
    void testWhiteSpaceAroundIsSkipped()
    {
        assertThat(parse(" \t" + HexFormat.of().formatHex(BYTES) + "\r\n")).isEqualTo(BYTES);
    }

    @Test
    void testPrefixTakesThePlaceOfTheRule()
    {
        String digits = HexFormat.of().formatHex(BYTES);
        assertThat(parse("base64:" + digits)).hasSize(48).isEqualTo(Base64.getDecoder().decode(digits));
    }

    @Property
    void testBothFormsOfRandomBytesAreTheSame(@ForAll long seed, @ForAll @IntRange(min = 32, max = 100) int length)
    {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        assertThat(parse(HexFormat.of().formatHex(bytes))).isEqualTo(bytes);
        assertThat(parse(Base64.getEncoder().encodeToString(bytes))).isEqualTo(bytes);
    }

    @Test
    void testTextThatIsNeither()
    {
        String hex = HexFormat.of().formatHex(BYTES);
        String base64 = Base64.getEncoder().encodeToString(BYTES);
        assertTextRefused("\n ", "The secret is empty: write 64 hexadecimal digits or 44 characters of Base64");
        for (String text : new String[] {hex.substring(1), "hex:" + base64, "hex:" + hex.substring(1)}) {
            assertTextRefused(text, "The secret is not hexadecimal: write an even number of digits from 0 to 9 and a to f, without blanks");
        }
        // the last one would be an A if it were cut to eight bits
        for (String text : new String[] {hex + "?", base64.replace('+', '-') + "-", base64.substring(0, 20) + " " + base64.substring(20), "\u0141" + base64.substring(1)}) {
            assertTextRefused(text, "The secret is neither hexadecimal nor Base64: write it as 'openssl rand -base64 32' prints it, without blanks or line breaks in it");
        }
    }

    @Test
    void testLengthIsLimited()
    {
        for (int length : new int[] {0, 31, 1025}) {
            assertThatThrownBy(() -> Secret.copyOf(random(length)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A secret has 32 to 1024 bytes, but this one has %s: make one with 'openssl rand -base64 32'".formatted(length));
        }
        assertThat(Secret.copyOf(random(32)).toBytes()).hasSize(32);
        assertThat(Secret.copyOf(random(1024)).toBytes()).hasSize(1024);
    }

    @Test
    void testRegularBytesAreRefused()
    {
        byte[] steps = new byte[64];
        byte[] repeated = new byte[40];
        byte[] few = new byte[32];
        for (int position = 0; position < steps.length; position++) {
            steps[position] = (byte) (200 + 3 * position);
        }
        for (int position = 0; position < repeated.length; position++) {
            repeated[position] = BYTES[position % 15];
        }
        Random random = new Random(1);
        for (int position = 0; position < few.length; position++) {
            few[position] = (byte) random.nextInt(7);
        }
        for (byte[] bytes : new byte[][] {new byte[32], steps, repeated, few}) {
            assertThatThrownBy(() -> Secret.copyOf(bytes))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("This secret is not random, its bytes are all equal, few, repeated or at equal steps: make one with 'openssl rand -base64 32'");
        }
    }

    @Test
    void testArraysAreCopied()
    {
        byte[] bytes = BYTES.clone();
        Secret secret = Secret.copyOf(bytes);
        Arrays.fill(bytes, (byte) 0);
        Arrays.fill(secret.toBytes(), (byte) 0);
        assertThat(secret.toBytes()).isEqualTo(BYTES);
    }

    @Test
    void testTextIsOnlyRead()
    {
        char[] text = HexFormat.of().formatHex(BYTES).toCharArray();
        Secret.parse(text);
        assertThat(new String(text)).isEqualTo(HexFormat.of().formatHex(BYTES));
    }

    @Test
    void testDestroyedSecretCannotBeUsed()
    {
        Secret secret = Secret.copyOf(BYTES);
        secret.destroy();
        assertThat(secret.isDestroyed()).isTrue();
        assertThatThrownBy(secret::toBytes)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("This secret has been destroyed");
    }

    private static void assertTextRefused(String text, String message)
    {
        assertThatThrownBy(() -> Secret.parse(text.toCharArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message)
                .hasNoCause();
    }

    private static byte[] parse(String text)
    {
        return Secret.parse(text.toCharArray()).toBytes();
    }

    private static byte[] random(int length)
    {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
