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

import java.text.Normalizer;

/**
 * What is done to every value before the rule of its type, since none of the profiles' documents says otherwise.
 * <ul>
 * <li>White space of Unicode, no-break spaces and control characters are stripped from both ends. Inside, they are white space.
 * <li>Characters that cannot be seen are removed wherever they are: the byte order mark, zero-width spaces and joiners, soft hyphens,
 * marks of direction, variation selectors, and the fillers of Hangul.
 * <li>The rest is brought into the normalization form KC of Unicode: full-width letters and digits become ordinary ones,
 * and a letter with a combining accent becomes the letter with that accent. An acute accent that stands alone is taken for the apostrophe that was meant.
 * </ul>
 */
final class PlainText
{
    private static final char REPLACEMENT = '\uFFFD';

    private PlainText() {}

    /**
     * The text without white space around it and without invisible characters. Returns the same object if there are none.
     */
    static String strip(String text)
    {
        for (int index = 0; index < text.length(); index++) {
            // the invisible ones are all beyond Latin-1, except for the soft hyphen
            if (text.charAt(index) >= 0xAD) {
                return stripBlank(removeInvisible(text));
            }
        }
        return stripBlank(text);
    }

    static boolean isAscii(String text)
    {
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a wrong encoding left a replacement character, a half of a surrogate pair, or a code point that is no character.
     */
    static boolean isBroken(String text)
    {
        return text.codePoints().anyMatch(character -> character == REPLACEMENT
                || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE)
                || (character >= 0xFDD0 && character <= 0xFDEF)
                || (character & 0xFFFE) == 0xFFFE);
    }

    /**
     * The text in form KC, stripped again of what that form may have brought to light.
     */
    static String normalize(String text)
    {
        return strip(compose(text.replace('\u00B4', '\'')));
    }

    static String compose(String text)
    {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /**
     * The text with A to Z in lower case. Returns the same object if there are none.
     */
    static String lowerAscii(String text)
    {
        for (int index = 0; index < text.length(); index++) {
            if (isCapital(text.charAt(index))) {
                return lowerAscii(text, index);
            }
        }
        return text;
    }

    /**
     * The text with one space for each run of white space.
     */
    static String collapseBlank(String text)
    {
        StringBuilder collapsed = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (!isBlank(character)) {
                collapsed.append(character);
            }
            else if (!collapsed.isEmpty() && collapsed.charAt(collapsed.length() - 1) != ' ') {
                collapsed.append(' ');
            }
        }
        return stripBlank(collapsed.toString());
    }

    static String removeBlank(String text)
    {
        for (int index = 0; index < text.length(); index++) {
            if (isBlank(text.charAt(index))) {
                StringBuilder kept = new StringBuilder(text.length());
                text.chars().filter(character -> !isBlank((char) character)).forEach(character -> kept.append((char) character));
                return kept.toString();
            }
        }
        return text;
    }

    static String stripBlank(String text)
    {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (start < end && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    static boolean isBlank(char character)
    {
        return character <= ' ' || (character >= 0x7F && (Character.isSpaceChar(character) || Character.isISOControl(character)));
    }

    static boolean isDash(int character)
    {
        // the minus sign is a symbol, and the Japanese prolonged sound mark a letter, but both stand between digits
        return character == '-' || Character.getType(character) == Character.DASH_PUNCTUATION || character == '\u2212' || character == '\u30FC';
    }

    private static String removeInvisible(String text)
    {
        if (text.codePoints().noneMatch(PlainText::isInvisible)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints()
                .filter(character -> !isInvisible(character))
                .forEach(visible::appendCodePoint);
        return visible.toString();
    }

    private static boolean isInvisible(int character)
    {
        return switch (character) {
            // combining grapheme joiner, fillers of Hangul
            case 0x034F, 0x115F, 0x1160, 0x3164, 0xFFA0 -> true;
            default -> Character.getType(character) == Character.FORMAT
                    || (character >= 0xFE00 && character <= 0xFE0F)
                    || (character >= 0xE0000 && character <= 0xE0FFF);
        };
    }

    private static String lowerAscii(String text, int firstCapital)
    {
        char[] characters = text.toCharArray();
        for (int index = firstCapital; index < characters.length; index++) {
            if (isCapital(characters[index])) {
                characters[index] = (char) (characters[index] + 'a' - 'A');
            }
        }
        return new String(characters);
    }

    private static boolean isCapital(char character)
    {
        return character >= 'A' && character <= 'Z';
    }
}
