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
import io.tributary.analysis.condition.Syntax.Operation;
import io.tributary.analysis.condition.Tokens.Kind;
import io.tributary.analysis.condition.Tokens.Token;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.validate.SqlConformanceEnum;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * From text to {@link Syntax}.
 *
 * <p>Calcite parses the terms. AND, OR, NOT and the parentheses around them are taken apart before, because Calcite's parser takes time that grows with the square of the number of terms, and
 * a stack as deep as they are nested. Names and constants go to it as the number of their token, so that neither a reserved word nor the characters in them matter.
 */
final class ConditionParser
{
    static final int MAX_DEPTH = 100;
    static final int MAX_OPERATORS = 250;

    private static final SqlParser.Config CONFIG = SqlParser.config()
            .withQuoting(Quoting.DOUBLE_QUOTE)
            .withQuotedCasing(Casing.UNCHANGED)
            .withUnquotedCasing(Casing.TO_LOWER)
            .withIdentifierMaxLength(1000)
            .withConformance(SqlConformanceEnum.LENIENT);

    // every other word is a name
    private static final Set<String> KEYWORDS = ImmutableSet.of(
            "and", "as", "between", "case", "cast", "distinct", "else", "end", "escape", "false", "from", "in", "interval", "is", "like", "not", "null", "or", "then", "true", "try_cast", "unknown", "when");
    private static final Set<String> CONSTANTS = ImmutableSet.of("false", "interval", "null", "true");
    private static final Set<String> LITERAL_TYPES = ImmutableSet.of("date", "timestamp", "time", "decimal");

    private final Tokens tokens;
    private final Set<Side> allowed;
    // where the parenthesis of a token closes
    private final int[] closing;
    private final Set<Integer> keywords = new HashSet<>();

    ConditionParser(String text, Set<Side> allowed)
    {
        tokens = new Tokens(text);
        this.allowed = requireNonNull(allowed, "allowed is null");
        closing = new int[tokens.count()];
        matchParentheses();
        for (int index = 0; index < tokens.count(); index++) {
            if (isKeyword(index)) {
                keywords.add(index);
            }
        }
    }

    Syntax parse()
    {
        return parse(0, tokens.count());
    }

    private void matchParentheses()
    {
        int[] open = new int[MAX_DEPTH];
        int depth = 0;
        for (int index = 0; index < tokens.count(); index++) {
            if (tokens.get(index).isSign("(")) {
                if (depth == MAX_DEPTH) {
                    throw tokens.position(index).refuse("Parentheses are nested in at most %s levels, and here is one more: write the condition with fewer", MAX_DEPTH);
                }
                open[depth++] = index;
            }
            else if (tokens.get(index).isSign(")")) {
                if (depth == 0) {
                    throw tokens.position(index).refuse("The parenthesis closes here, but none is open: remove it");
                }
                closing[open[--depth]] = index;
            }
        }
        if (depth > 0) {
            throw tokens.position(open[depth - 1]).refuse("The parenthesis that opens here is not closed: add )");
        }
    }

    private boolean isKeyword(int index)
    {
        Token token = tokens.get(index);
        if (token.kind() != Kind.WORD || isBesidePoint(index)) {
            return false;
        }
        return KEYWORDS.contains(token.text());
    }

    private boolean isBesidePoint(int index)
    {
        return (index > 0 && tokens.get(index - 1).isSign(".")) || (index + 1 < tokens.count() && tokens.get(index + 1).isSign("."));
    }

    private boolean isKeyword(int index, String word)
    {
        return keywords.contains(index) && tokens.get(index).isWord(word);
    }

    private Syntax parse(int from, int to)
    {
        if (from == to) {
            throw tokens.position(from).refuse("A condition is expected here, but there is %s: write one such as touch.campaign = conversion.campaign", tokens.shown(from));
        }
        List<Integer> splits = splits(from, to, "or");
        if (!splits.isEmpty()) {
            return combine(Operator.OR, splits, from, to);
        }
        splits = splits(from, to, "and");
        if (!splits.isEmpty()) {
            return combine(Operator.AND, splits, from, to);
        }
        int operand = from;
        while (operand < to && isKeyword(operand, "not")) {
            operand++;
        }
        if (operand > from) {
            Syntax negated = parse(operand, to);
            // NOT NOT is the same as nothing also for NULL, but still wants a boolean: so one or two remain
            for (int count = (operand - from - 1) % 2; count >= 0; count--) {
                negated = new Operation(Operator.NOT, List.of(negated), tokens.position(from));
            }
            return negated;
        }
        if (tokens.get(from).isSign("(") && closing[from] == to - 1) {
            return parse(from + 1, to - 1);
        }
        return parseTerm(from, to);
    }

    private Operation combine(Operator operator, List<Integer> splits, int from, int to)
    {
        List<Syntax> arguments = new ArrayList<>();
        int start = from;
        for (int split : splits) {
            arguments.add(parse(start, split));
            start = split + 1;
        }
        arguments.add(parse(start, to));
        return new Operation(operator, arguments, tokens.position(from));
    }

    /**
     * Where the word stands that is in no parentheses, no CASE and does not belong to BETWEEN.
     */
    private List<Integer> splits(int from, int to, String word)
    {
        List<Integer> splits = new ArrayList<>();
        int cases = 0;
        int betweens = 0;
        for (int index = from; index < to; index++) {
            if (tokens.get(index).isSign("(")) {
                index = closing[index];
            }
            else if (keywords.contains(index)) {
                String keyword = tokens.get(index).text();
                if (keyword.equals("case")) {
                    cases++;
                }
                else if (keyword.equals("end")) {
                    cases--;
                }
                else if (cases == 0) {
                    if (keyword.equals("and") && betweens > 0) {
                        betweens--;
                    }
                    else if (keyword.equals(word)) {
                        splits.add(index);
                    }
                    else if (keyword.equals("between")) {
                        betweens++;
                    }
                }
            }
        }
        return splits;
    }

    private Syntax parseTerm(int from, int to)
    {
        checkSize(from, to);
        TermText text = new TermText(tokens, keywords, LITERAL_TYPES, closing, from, to);
        SqlNode node;
        try {
            node = SqlParser.create(text.text(), CONFIG).parseExpression();
        }
        catch (SqlParseException e) {
            int token = e.getPos() == null ? from : text.token(e.getPos().getColumnNum());
            throw tokens.position(token).refuse("The condition cannot be read at %s: a term compares or tests touch.<column>, conversion.<column> and constants, and terms are combined by AND, OR and NOT", tokens.shown(token));
        }
        return new TermReader(new NodeTokens(tokens, text, closing), allowed).read(node);
    }

    private void checkSize(int from, int to)
    {
        int operators = 0;
        int cases = 0;
        for (int index = from; index < to; index++) {
            if (isOperator(index)) {
                operators++;
            }
            if (isKeyword(index, "case")) {
                cases++;
            }
            if (operators > MAX_OPERATORS || cases > MAX_DEPTH) {
                throw tokens.position(index).refuse("A term has at most %s operators, and here is one more: use several terms, or IN (...)", cases > MAX_DEPTH ? MAX_DEPTH + " CASE and " + MAX_OPERATORS : MAX_OPERATORS);
            }
        }
    }

    /**
     * Whether it makes the term deeper, which the members of a list do not.
     */
    private boolean isOperator(int index)
    {
        Token token = tokens.get(index);
        if (keywords.contains(index)) {
            return !CONSTANTS.contains(token.text());
        }
        if (token.isSign("-") && index > 0 && (tokens.get(index - 1).isSign(",") || tokens.get(index - 1).isSign("("))) {
            return false;
        }
        return token.kind() == Kind.SIGN && !token.isSign(",") && !token.isSign(".") && !token.isSign(")");
    }
}
