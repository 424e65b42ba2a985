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

import java.io.Serial;

/**
 * The text of a condition is not part of the language, or does not fit the columns. The message is a finished sentence that names the place.
 */
public final class ConditionException
        extends IllegalArgumentException
{
    @Serial
    private static final long serialVersionUID = 1;

    private static final int MAX_QUOTED = 100;

    private final int line;
    private final int column;

    ConditionException(int line, int column, String reason)
    {
        super("line %s, column %s: %s".formatted(line, column, reason));
        this.line = line;
        this.column = column;
    }

    /**
     * From 1.
     */
    public int line()
    {
        return line;
    }

    /**
     * From 1, in characters of Java.
     */
    public int column()
    {
        return column;
    }

    /**
     * A piece of the text, cut so that a message stays readable.
     */
    static String quoted(String text)
    {
        if (text.length() <= MAX_QUOTED) {
            return "'" + text + "'";
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_QUOTED - 4)) ? MAX_QUOTED - 4 : MAX_QUOTED - 3;
        return "'" + text.substring(0, end) + "...'";
    }
}
