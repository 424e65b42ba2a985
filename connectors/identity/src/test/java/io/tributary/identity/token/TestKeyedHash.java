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
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The vectors are those of RFC 4231, sections 4.2 to 4.8, which the interface must fulfil by whatever provider.
 */
final class TestKeyedHash
{
    @Test
    void testCase1()
    {
        assertHash(repeat(0x0B, 20), text("Hi There"), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    }

    @Test
    void testCase2KeyShorterThanTheHash()
    {
        assertHash(text("Jefe"), text("what do ya want for nothing?"), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void testCase3KeyAndMessageLongerThanOneBlock()
    {
        assertHash(repeat(0xAA, 20), repeat(0xDD, 50), "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
    }

    @Test
    void testCase4KeyAndMessageLongerThanOneBlock()
    {
        byte[] key = HexFormat.of().parseHex("0102030405060708090a0b0c0d0e0f10111213141516171819");
        assertHash(key, repeat(0xCD, 50), "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b");
    }

    @Test
    void testCase5CutTo128Bits()
    {
        assertHash(repeat(0x0C, 20), text("Test With Truncation"), "a3b6167473100ee06e0c796c2955552b");
    }

    @Test
    void testCase6KeyLongerThanABlock()
    {
        assertHash(
                repeat(0xAA, 131),
                text("Test Using Larger Than Block-Size Key - Hash Key First"),
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }

    @Test
    void testCase7KeyAndMessageLongerThanABlock()
    {
        assertHash(
                repeat(0xAA, 131),
                text("This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm."),
                "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2");
    }

    @Property
    void testProvidersAgree(@ForAll @NotEmpty @Size(max = 200) byte[] key, @ForAll @Size(max = 300) byte[] message)
            throws GeneralSecurityException
    {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        assertThat(new JdkKeyedHash(key).hash(message, 0, message.length))
                .isEqualTo(new BouncyCastleKeyedHash(key).hash(message, 0, message.length))
                .isEqualTo(mac.doFinal(message));
    }

    @Test
    void testPartOfAnArrayIsHashed()
    {
        KeyedHash hash = new JdkKeyedHash(text("Jefe"));
        byte[] message = text("--Hi There--");
        assertThat(hash.hash(message, 2, 8)).isEqualTo(hash.hash(text("Hi There"), 0, 8));
    }

    @Test
    void testKeyMayBeOverwritten()
    {
        byte[] key = text("Jefe");
        KeyedHash hash = new JdkKeyedHash(key);
        byte[] before = hash.hash(key, 0, 0);
        Arrays.fill(key, (byte) 0);
        assertThat(hash.hash(key, 0, 0)).isEqualTo(before);
    }

    private static void assertHash(byte[] key, byte[] message, String expectedBeginning)
    {
        byte[] expected = HexFormat.of().parseHex(expectedBeginning);
        for (KeyedHash hash : new KeyedHash[] {new JdkKeyedHash(key), new BouncyCastleKeyedHash(key)}) {
            assertThat(hash.hash(message, 0, message.length))
                    .describedAs(hash.getClass().getSimpleName())
                    .hasSize(32)
                    .startsWith(expected);
        }
    }

    private static byte[] repeat(int value, int count)
    {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] text(String text)
    {
        return text.getBytes(US_ASCII);
    }
}
