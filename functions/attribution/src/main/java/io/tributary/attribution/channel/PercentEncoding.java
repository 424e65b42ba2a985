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
package io.tributary.attribution.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Percent encoding as in a query: a plus sign is a space, and bytes are those of UTF-8.
 */
final class PercentEncoding
{
    private PercentEncoding() {}

    /**
     * Decodes what can be decoded: a percent sign without two hexadecimal digits stays, and bytes that are not UTF-8 become U+FFFD.
     */
    static String decode(String text)
    {
        if (text.indexOf('%') < 0) {
            return text.replace('+', ' ');
        }
        StringBuilder decoded = new StringBuilder(text.length());
        byte[] bytes = new byte[text.length() / 3];
        int position = 0;
        while (position < text.length()) {
            int count = 0;
            while (isEncodedByte(text, position)) {
                bytes[count] = (byte) (hexDigit(text, position + 1) * 16 + hexDigit(text, position + 2));
                count++;
                position += 3;
            }
            if (count > 0) {
                decoded.append(new String(bytes, 0, count, UTF_8));
            }
            if (position < text.length()) {
                char character = text.charAt(position);
                decoded.append(character == '+' ? ' ' : character);
                position++;
            }
        }
        return decoded.toString();
    }

    private static boolean isEncodedByte(String text, int position)
    {
        return position + 2 < text.length()
                && text.charAt(position) == '%'
                && hexDigit(text, position + 1) >= 0
                && hexDigit(text, position + 2) >= 0;
    }

    private static int hexDigit(String text, int position)
    {
        char character = text.charAt(position);
        // other scripts have digits too
        return character < 128 ? Character.digit(character, 16) : -1;
    }
}
