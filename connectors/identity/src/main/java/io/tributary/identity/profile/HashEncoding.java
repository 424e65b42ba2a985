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
package io.tributary.identity.profile;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How the 32 bytes of a SHA-256 hash are written as text.
 */
public enum HashEncoding
{
    /**
     * 64 hexadecimal digits, written in lower case and read in either case.
     */
    HEX {
        @Override
        public String encode(byte[] hash)
        {
            return HexFormat.of().formatHex(hash);
        }

        @Override
        Optional<byte[]> decode(String text)
        {
            if (text.length() != 64 || !text.chars().allMatch(HexFormat::isHexDigit)) {
                return Optional.empty();
            }
            return Optional.of(HexFormat.of().parseHex(text));
        }
    },

    /**
     * 44 characters of the standard alphabet of RFC 4648 section 4, the last of them a sign of equality, of the bytes and not of hexadecimal digits.
     */
    BASE64 {
        @Override
        public String encode(byte[] hash)
        {
            return Base64.getEncoder().encodeToString(hash);
        }

        @Override
        Optional<byte[]> decode(String text)
        {
            if (text.length() != 44 || text.charAt(43) != '=' || !text.chars().limit(43).allMatch(HashEncoding::isBase64)) {
                return Optional.empty();
            }
            return Optional.of(Base64.getDecoder().decode(text));
        }
    };

    public abstract String encode(byte[] hash);

    /**
     * The bytes, if the text is such a hash.
     */
    abstract Optional<byte[]> decode(String text);

    private static boolean isBase64(int character)
    {
        return (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9')
                || character == '+'
                || character == '/';
    }
}
