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
package io.tributary.analysis.condition;

import com.google.common.collect.ImmutableList;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import static io.tributary.analysis.condition.ConditionException.quoted;
import static java.util.Locale.ENGLISH;
import static java.util.Objects.requireNonNull;

/**
 * The words, constants and signs of a condition.
 *
 * <p>Calcite has tokens of its own. These are here so that no character of a constant or of a name ever reaches its parser, that the limits hold before it starts, and that what Calcite
 * reads otherwise than Trino (text that follows on text, prefixes of constants, other comments) is refused.
 */
final class Tokens
{
    enum Kind
    {
        WORD, QUOTED_NAME, NUMBER, TEXT, BINARY, SIGN,
    }

    /**
     * @param text a name or a constant without its quotes; a sign or a number as it is; a word in lower case
     * @param start where it is in the condition
     */
    record Token(Kind kind, String text, int start)
    {
        Token
        {
            requireNonNull(kind, "kind is null");
            requireNonNull(text, "text is null");
        }

        boolean isSign(String sign)
        {
            return kind == Kind.SIGN && text.equals(sign);
        }

        boolean isWord(String word)
        {
            return kind == Kind.WORD && text.equals(word);
        }
    }

    static final int MAX_LENGTH = 1_000_000;

    private static final String SIGNS = "(),.+-*/%=<>|!";
    private static final List<String> LONG_SIGNS = ImmutableList.of("<=", ">=", "<>", "!=", "||");

    private final String condition;
    private final int[] lineStarts;
    private final List<Token> tokens = new ArrayList<>();

    Tokens(String condition)
    {
        this.condition = condition;
        this.lineStarts = IntStream.concat(IntStream.of(0), IntStream.range(0, condition.length()).filter(index -> condition.charAt(index) == '\n').map(index -> index + 1)).toArray();
        if (condition.length() > MAX_LENGTH) {
            throw new Position(1, 1).refuse("A condition has at most %,d characters, but this one has %,d: use fewer terms", MAX_LENGTH, condition.length());
        }
        int next = 0;
        while (next < condition.length()) {
            next = read(next);
        }
        if (tokens.isEmpty()) {
            throw new Position(1, 1).refuse("The condition is empty: write one such as touch.campaign = conversion.campaign");
        }
    }

    int count()
    {
        return tokens.size();
    }

    Token get(int index)
    {
        return tokens.get(index);
    }

    /**
     * Of the token, or of the end of the condition if it is behind the last one.
     */
    Position position(int index)
    {
        return positionAt(index < tokens.size() ? tokens.get(index).start() : condition.stripTrailing().length());
    }

    /**
     * What stands there, for messages.
     */
    String shown(int index)
    {
        if (index >= tokens.size()) {
            return "the end of the condition";
        }
        int end = index + 1 < tokens.size() ? tokens.get(index + 1).start() : condition.length();
        Token token = tokens.get(index);
        if (token.kind() == Kind.WORD || token.kind() == Kind.NUMBER || token.kind() == Kind.SIGN) {
            end = token.start() + token.text().length();
        }
        return quoted(condition.substring(token.start(), end).strip());
    }

    private Position positionAt(int offset)
    {
        int line = Arrays.binarySearch(lineStarts, offset);
        if (line < 0) {
            line = -line - 2;
        }
        return new Position(line + 1, offset - lineStarts[line] + 1);
    }

    private int read(int start)
    {
        char first = condition.charAt(start);
        if (first == ' ' || first == '\t' || first == '\n' || first == '\r') {
            return start + 1;
        }
        if (condition.startsWith("--", start)) {
            int end = condition.indexOf('\n', start);
            return end < 0 ? condition.length() : end;
        }
        if (condition.startsWith("/*", start)) {
            int end = condition.indexOf("*/", start + 2);
            if (end < 0) {
                throw positionAt(start).refuse("The comment has no end: close it with */");
            }
            return end + 2;
        }
        if (first == '\'') {
            if (!tokens.isEmpty() && isConstant(tokens.getLast())) {
                throw positionAt(start).refuse("A constant follows on a constant: concatenate text with ||");
            }
            return readQuoted(Kind.TEXT, start, start, '\'');
        }
        if (first == '"') {
            return readQuoted(Kind.QUOTED_NAME, start, start, '"');
        }
        if (isLetter(first)) {
            return readWord(start);
        }
        if (isDigit(first) || (first == '.' && start + 1 < condition.length() && isDigit(condition.charAt(start + 1)) && !endsName(start))) {
            return readNumber(start);
        }
        for (String sign : LONG_SIGNS) {
            if (condition.startsWith(sign, start)) {
                return add(Kind.SIGN, sign, start, start + 2);
            }
        }
        if (SIGNS.indexOf(first) < 0 || first == '|' || first == '!') {
            throw positionAt(start).refuse(
                    "The character %s is no part of a condition: names with other characters than letters, digits and _ go in double quotes, text in single quotes",
                    quoted(Character.toString(condition.codePointAt(start))));
        }
        return add(Kind.SIGN, String.valueOf(first), start, start + 1);
    }

    private int add(Kind kind, String text, int start, int end)
    {
        tokens.add(new Token(kind, text, start));
        return end;
    }

    private int readQuoted(Kind kind, int start, int quoteStart, char quote)
    {
        StringBuilder text = new StringBuilder();
        int index = quoteStart + 1;
        while (true) {
            int end = condition.indexOf(quote, index);
            if (end < 0) {
                throw positionAt(quoteStart).refuse("The quote %s that opens here is not closed: a quote inside is written twice", quote);
            }
            text.append(condition, index, end);
            if (end + 1 < condition.length() && condition.charAt(end + 1) == quote) {
                text.append(quote);
                index = end + 2;
                continue;
            }
            return add(kind, text.toString(), start, end + 1);
        }
    }

    private int readWord(int start)
    {
        int end = start;
        while (end < condition.length() && (isLetter(condition.charAt(end)) || isDigit(condition.charAt(end)))) {
            end++;
        }
        String word = condition.substring(start, end).toLowerCase(ENGLISH);
        if (end < condition.length() && condition.charAt(end) == '\'' && (word.length() == 1 || word.startsWith("_"))) {
            if (!word.equals("x")) {
                throw positionAt(start).refuse("A text constant has no prefix, but here is %s: write 'text', or x'65' for bytes", quoted(word));
            }
            return readQuoted(Kind.BINARY, start, end, '\'');
        }
        return add(Kind.WORD, word, start, end);
    }

    private int readNumber(int start)
    {
        int end = skipDigits(start);
        if (end < condition.length() && condition.charAt(end) == '.') {
            end = skipDigits(end + 1);
        }
        if (end < condition.length() && (condition.charAt(end) == 'e' || condition.charAt(end) == 'E')) {
            int exponent = end + 1;
            if (exponent < condition.length() && (condition.charAt(exponent) == '+' || condition.charAt(exponent) == '-')) {
                exponent++;
            }
            int exponentEnd = skipDigits(exponent);
            if (exponentEnd > exponent) {
                end = exponentEnd;
            }
        }
        if (end < condition.length() && (isLetter(condition.charAt(end)) || condition.charAt(end) == '.')) {
            throw positionAt(start).refuse("A number must not be followed by a letter or a second point, but %s is", quoted(condition.substring(start, end + 1)));
        }
        return add(Kind.NUMBER, condition.substring(start, end), start, end);
    }

    private int skipDigits(int index)
    {
        int end = index;
        while (end < condition.length() && isDigit(condition.charAt(end))) {
            end++;
        }
        return end;
    }

    private boolean endsName(int start)
    {
        return !tokens.isEmpty() && start > 0 && (isLetter(condition.charAt(start - 1)) || isDigit(condition.charAt(start - 1)) || condition.charAt(start - 1) == '"');
    }

    private static boolean isConstant(Token token)
    {
        return token.kind() == Kind.TEXT || token.kind() == Kind.BINARY || token.kind() == Kind.NUMBER;
    }

    private static boolean isLetter(char character)
    {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || character == '_';
    }

    private static boolean isDigit(char character)
    {
        return character >= '0' && character <= '9';
    }
}
