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

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Decodes the text form of a secret, as told in {@link Secret#parse}. Nothing here makes a {@code String}, which could not be overwritten, and no error holds a
 * part of the text.
 */
final class SecretText
{
    private static final String HEX = "hex:";
    private static final String BASE64 = "base64:";

    private SecretText() {}

    static byte[] decode(char[] text)
    {
        int start = 0;
        int end = text.length;
        while (start < end && Character.isWhitespace(text[start])) {
            start++;
        }
        while (end > start && Character.isWhitespace(text[end - 1])) {
            end--;
        }
        if (start == end) {
            throw new IllegalArgumentException("The secret is empty: write 64 hexadecimal digits or 44 characters of Base64");
        }
        if (startsWith(text, start, end, HEX)) {
            return decodeHex(text, start + HEX.length(), end);
        }
        if (startsWith(text, start, end, BASE64)) {
            return decodeBase64(text, start + BASE64.length(), end);
        }
        return isHex(text, start, end) ? decodeHex(text, start, end) : decodeBase64(text, start, end);
    }

    private static byte[] decodeHex(char[] text, int start, int end)
    {
        if (!isHex(text, start, end) || (end - start) % 2 != 0) {
            throw new IllegalArgumentException("The secret is not hexadecimal: write an even number of digits from 0 to 9 and a to f, without blanks");
        }
        byte[] bytes = new byte[(end - start) / 2];
        for (int position = 0; position < bytes.length; position++) {
            int high = HexFormat.fromHexDigit(text[start + 2 * position]);
            int low = HexFormat.fromHexDigit(text[start + 2 * position + 1]);
            bytes[position] = (byte) (high << 4 | low);
        }
        return bytes;
    }

    private static byte[] decodeBase64(char[] text, int start, int end)
    {
        byte[] encoded = new byte[end - start];
        try {
            for (int position = 0; position < encoded.length; position++) {
                char character = text[start + position];
                // no character beyond ASCII may be cut to one that is allowed
                encoded[position] = character < 128 ? (byte) character : 0;
            }
            return Base64.getDecoder().decode(encoded);
        }
        catch (IllegalArgumentException _) {
            // its message names a character of the secret
            throw new IllegalArgumentException("The secret is neither hexadecimal nor Base64: write it as 'openssl rand -base64 32' prints it, without blanks or line breaks in it");
        }
        finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    private static boolean isHex(char[] text, int start, int end)
    {
        for (int position = start; position < end; position++) {
            if (!HexFormat.isHexDigit(text[position])) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(char[] text, int start, int end, String prefix)
    {
        if (end - start < prefix.length()) {
            return false;
        }
        for (int position = 0; position < prefix.length(); position++) {
            if (text[start + position] != prefix.charAt(position)) {
                return false;
            }
        }
        return true;
    }
}
