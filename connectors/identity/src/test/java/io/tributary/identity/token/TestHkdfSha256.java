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
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.junit.jupiter.api.Test;

import java.util.HexFormat;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The vectors are the three of RFC 5869, appendix A, that use SHA-256.
 */
final class TestHkdfSha256
{
    @Test
    void testCase1()
    {
        assertDerived(
                "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b",
                "000102030405060708090a0b0c",
                "f0f1f2f3f4f5f6f7f8f9",
                "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5",
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    }

    @Test
    void testCase2LongerThanABlock()
    {
        assertDerived(
                "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f",
                "606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeaf",
                "b0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedfe0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff",
                "06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244",
                "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87");
    }

    @Test
    void testCase3WithoutSaltAndInfo()
    {
        assertDerived(
                "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b",
                "",
                "",
                "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04",
                "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void testProvidersAgree(
            @ForAll @NotEmpty @Size(max = 100) byte[] secret,
            @ForAll @Size(max = 100) byte[] salt,
            @ForAll @Size(max = 100) byte[] info,
            @ForAll @IntRange(min = 1, max = 100) int length)
    {
        assertThat(HkdfSha256.derive(secret, salt, info, length)).isEqualTo(deriveByBouncyCastle(secret, salt, info, length));
    }

    private static void assertDerived(String secret, String salt, String info, String expectedPseudorandomKey, String expected)
    {
        HexFormat hex = HexFormat.of();
        byte[] secretBytes = hex.parseHex(secret);
        byte[] saltBytes = hex.parseHex(salt);
        byte[] infoBytes = hex.parseHex(info);
        assertThat(hex.formatHex(HkdfSha256.derive(secretBytes, saltBytes, infoBytes, expected.length() / 2))).isEqualTo(expected);
        assertThat(hex.formatHex(deriveByBouncyCastle(secretBytes, saltBytes, infoBytes, expected.length() / 2))).isEqualTo(expected);
        // the first step of HKDF is a keyed hash, RFC 5869, section 2.2
        assertThat(hex.formatHex(new JdkKeyedHash(saltBytes).hash(secretBytes, 0, secretBytes.length))).isEqualTo(expectedPseudorandomKey);
    }

    private static byte[] deriveByBouncyCastle(byte[] secret, byte[] salt, byte[] info, int length)
    {
        HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
        generator.init(new HKDFParameters(secret, salt, info));
        byte[] derived = new byte[length];
        generator.generateBytes(derived, 0, length);
        return derived;
    }
}
