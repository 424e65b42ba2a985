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

import com.google.common.collect.ImmutableSet;
import io.tributary.analysis.condition.Tokens.Kind;
import io.tributary.analysis.condition.Tokens.Token;

import java.util.Set;

/**
 * A term as Calcite's parser gets it: on one line, with the number of the token in the place of each name and of each constant but numbers.
 */
final class TermText
{
    private static final Set<String> UNITS = ImmutableSet.of("day", "hour", "minute", "second", "month", "year", "week", "quarter", "to");

    private final StringBuilder text = new StringBuilder();
    // where the tokens start in the text
    private final int[] starts;
    private final int from;

    TermText(Tokens tokens, Set<Integer> keywords, Set<String> literalTypes, int[] closing, int from, int to)
    {
        this.from = from;
        starts = new int[to - from];
        int typeEnd = from;
        // whether a unit of time is of an interval: INTERVAL '1' DAY, INTERVAL '1 2' DAY TO HOUR
        boolean isAfterInterval = false;
        for (int index = from; index < to; index++) {
            Token token = tokens.get(index);
            starts[index - from] = text.length();
            if (keywords.contains(index) && token.isWord("as") && typeEnd <= index) {
                // up to the parenthesis that closes the cast
                typeEnd = index + 1;
                while (typeEnd < to && !tokens.get(typeEnd).isSign(")")) {
                    typeEnd = tokens.get(typeEnd).isSign("(") ? closing[typeEnd] + 1 : typeEnd + 1;
                }
            }
            boolean isUnit = isAfterInterval && token.kind() == Kind.WORD && UNITS.contains(token.text());
            isAfterInterval = token.kind() == Kind.TEXT || isUnit;
            boolean asItIs = switch (token.kind()) {
                case SIGN, NUMBER -> true;
                case QUOTED_NAME, TEXT, BINARY -> false;
                case WORD -> keywords.contains(index) || index < typeEnd || isLiteralType(tokens, literalTypes, index, to) || isUnit;
            };
            if (asItIs) {
                text.append(token.text());
            }
            else {
                char quote = token.kind() == Kind.TEXT || token.kind() == Kind.BINARY ? '\'' : '"';
                text.append(quote).append(index).append(quote);
            }
            text.append(' ');
        }
    }

    String text()
    {
        return text.toString();
    }

    /**
     * The number of the token at a column of the text, from 1.
     */
    int token(int column)
    {
        int low = 0;
        int high = starts.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= column - 1) {
                low = middle;
            }
            else {
                high = middle - 1;
            }
        }
        return from + low;
    }

    private static boolean isLiteralType(Tokens tokens, Set<String> literalTypes, int index, int to)
    {
        return literalTypes.contains(tokens.get(index).text()) && index + 1 < to && tokens.get(index + 1).kind() == Kind.TEXT;
    }
}
