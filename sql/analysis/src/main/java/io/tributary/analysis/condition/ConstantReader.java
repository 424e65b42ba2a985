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

import io.tributary.analysis.condition.Syntax.Literal;
import io.tributary.analysis.condition.Syntax.Operation;
import io.tributary.analysis.condition.Tokens.Token;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalLiteral.IntervalValue;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.NlsString;

import java.math.BigDecimal;
import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * From what Calcite's parser gives for a constant to {@link Syntax}.
 */
final class ConstantReader
{
    private final NodeTokens tokens;

    ConstantReader(NodeTokens tokens)
    {
        this.tokens = requireNonNull(tokens, "tokens is null");
    }

    Syntax read(SqlLiteral literal)
    {
        Position position = tokens.position(literal);
        if (literal instanceof SqlIntervalLiteral interval) {
            IntervalValue value = requireNonNull(interval.getValueAs(IntervalValue.class), "value is null");
            return Literals.interval(tokens.name(value.getIntervalLiteral()), value.getIntervalQualifier().toString(), value.getSign(), position);
        }
        return switch (literal.getTypeName()) {
            case NULL -> new Literal(ColumnType.UNKNOWN, null, position);
            // UNKNOWN as a value is no part of Trino
            case BOOLEAN -> {
                if (literal.getValue() == null) {
                    throw position.refuse("UNKNOWN is no value: write CAST(NULL AS boolean)");
                }
                yield new Literal(ColumnType.BOOLEAN, literal.booleanValue(), position);
            }
            case DECIMAL, DOUBLE -> number(literal);
            case CHAR -> text(Integer.parseInt(requireNonNull(literal.getValueAs(NlsString.class), "value is null").getValue()), position);
            // a type with text: Calcite leaves it to the validator
            case UNKNOWN -> Literals.ofType(tokens.get(tokens.first(literal)).text(), tokens.name(requireNonNull(literal.getValue(), "value is null").toString()), position);
            default -> throw position.refuse("The constant %s is of a type that conditions do not have", tokens.shown(literal));
        };
    }

    /**
     * Calcite makes all signs before a number part of it. For Trino only the minus directly before it is: other ones are operators, whose result is of the type of the number without them.
     */
    private Syntax number(SqlLiteral literal)
    {
        int first = tokens.first(literal);
        int index = first;
        while (tokens.get(index).isSign("-") || tokens.get(index).isSign("+") || tokens.get(index).isSign("(")) {
            index++;
        }
        boolean isNegative = index > first && tokens.get(index - 1).isSign("-");
        int start = isNegative ? index - 1 : index;
        BigDecimal absolute = requireNonNull(literal.getValueAs(BigDecimal.class), "value is null").abs();
        Syntax number;
        if (literal.getTypeName() == SqlTypeName.DOUBLE) {
            // of a zero the sign is kept
            number = new Literal(ColumnType.DOUBLE, isNegative ? -absolute.doubleValue() : absolute.doubleValue(), tokens.position(start));
        }
        else {
            number = Literals.number(isNegative ? absolute.negate() : absolute, tokens.get(index).text().contains("."), tokens.position(start));
        }
        for (int sign = start - 1; sign >= first; sign--) {
            if (tokens.get(sign).isSign("-")) {
                number = new Operation(Operator.NEGATE, List.of(number), tokens.position(sign));
            }
        }
        return number;
    }

    private Literal text(int number, Position position)
    {
        Token token = tokens.get(number);
        return token.kind() == Tokens.Kind.BINARY ? Literals.bytes(token.text(), position) : Literals.text(token.text(), position);
    }
}
