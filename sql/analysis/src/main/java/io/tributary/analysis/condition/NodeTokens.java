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

import io.tributary.analysis.condition.Tokens.Token;
import org.apache.calcite.sql.SqlNode;

import static java.util.Objects.requireNonNull;

/**
 * Where what Calcite's parser gives stands in the condition. Parentheses around an expression, and the signs before a number, are part of it.
 */
final class NodeTokens
{
    private final Tokens tokens;
    private final TermText text;
    private final int[] closing;

    /**
     * @param closing where the parenthesis of a token closes
     */
    NodeTokens(Tokens tokens, TermText text, int[] closing)
    {
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.text = requireNonNull(text, "text is null");
        this.closing = requireNonNull(closing, "closing is null");
    }

    Token get(int index)
    {
        return tokens.get(index);
    }

    /**
     * The first token of the node.
     */
    int first(SqlNode node)
    {
        return text.token(node.getParserPosition().getColumnNum());
    }

    Position position(SqlNode node)
    {
        return tokens.position(first(node));
    }

    Position position(int index)
    {
        return tokens.position(index);
    }

    String shown(SqlNode node)
    {
        return tokens.shown(first(node));
    }

    boolean isInParentheses(SqlNode node)
    {
        int first = first(node);
        return tokens.get(first).isSign("(") && closing[first] == text.token(node.getParserPosition().getEndColumnNum());
    }

    /**
     * The text of the token that stood where Calcite's parser has a number.
     */
    String name(String number)
    {
        return tokens.get(Integer.parseInt(number)).text();
    }
}
