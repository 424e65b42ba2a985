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
import io.tributary.analysis.condition.ColumnType.Kind;
import io.tributary.analysis.condition.Expression.Call;
import io.tributary.analysis.condition.Syntax.Operation;

import java.util.List;

import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.util.stream.Collectors.joining;

/**
 * The types of arithmetic. Those of decimals are as in {@code io.trino.type.DecimalOperators}.
 */
final class ArithmeticTypes
{
    private static final int MAX_PRECISION = ColumnType.MAX_DECIMAL_PRECISION;

    private ArithmeticTypes() {}

    static Expression call(Operation operation, List<Expression> values)
    {
        Operator operator = operation.operator();
        if (values.stream().anyMatch(value -> value.type().kind() == Kind.UNKNOWN)) {
            throw operation.position().refuse("%s has a NULL without a type: write such as CAST(NULL AS bigint)", operator.text());
        }
        Kind first = values.getFirst().type().kind();
        if (values.size() == 1) {
            if (first.isNumber() || (first == Kind.INTERVAL_DAY_TO_SECOND && operator == Operator.NEGATE)) {
                return new Call(operator, values, values.getFirst().type());
            }
            throw mismatch(operation, values);
        }
        Kind second = values.get(1).type().kind();
        if (first.isNumber() && second.isNumber()) {
            return numbers(operator, values.get(0), values.get(1));
        }
        if (operator == Operator.SUBTRACT && first.isTimestamp() && first == second) {
            return new Call(operator, values, ColumnType.INTERVAL_DAY_TO_SECOND);
        }
        if (first == Kind.INTERVAL_DAY_TO_SECOND) {
            boolean known = switch (operator) {
                case ADD -> second == Kind.INTERVAL_DAY_TO_SECOND || second.isTimestamp();
                case SUBTRACT -> second == Kind.INTERVAL_DAY_TO_SECOND;
                case MULTIPLY -> second.isInteger();
                default -> false;
            };
            if (known) {
                return new Call(operator, values, second.isTimestamp() ? atLeastMillis(values.get(1).type()) : ColumnType.INTERVAL_DAY_TO_SECOND);
            }
        }
        if (second == Kind.INTERVAL_DAY_TO_SECOND) {
            if (first.isTimestamp() && (operator == Operator.ADD || operator == Operator.SUBTRACT)) {
                return new Call(operator, values, atLeastMillis(values.getFirst().type()));
            }
            if (first.isInteger() && operator == Operator.MULTIPLY) {
                return new Call(operator, values, ColumnType.INTERVAL_DAY_TO_SECOND);
            }
        }
        throw mismatch(operation, values);
    }

    private static ConditionException mismatch(Operation operation, List<Expression> values)
    {
        return operation.position().refuse("%s cannot have values of types %s: cast one of them", operation.operator().text(), values.stream().map(value -> value.type().toString()).collect(joining(" and ")));
    }

    private static ColumnType atLeastMillis(ColumnType type)
    {
        return new ColumnType(type.kind(), max(3, type.precision()), 0);
    }

    private static Expression numbers(Operator operator, Expression left, Expression right)
    {
        if (left.type().kind() == Kind.DECIMAL || right.type().kind() == Kind.DECIMAL) {
            if (!left.type().kind().isFloating() && !right.type().kind().isFloating()) {
                ColumnType leftType = Coercions.asDecimal(left.type());
                ColumnType rightType = Coercions.asDecimal(right.type());
                return new Call(operator, ImmutableList.of(Binder.coerce(left, leftType), Binder.coerce(right, rightType)), decimal(operator, leftType, rightType));
            }
        }
        ColumnType type = Coercions.commonType(left.type(), right.type()).orElseThrow();
        return new Call(operator, ImmutableList.of(Binder.coerce(left, type), Binder.coerce(right, type)), type);
    }

    private static ColumnType decimal(Operator operator, ColumnType left, ColumnType right)
    {
        int leftInteger = left.precision() - left.scale();
        int rightInteger = right.precision() - right.scale();
        int scale = max(left.scale(), right.scale());
        return switch (operator) {
            case ADD, SUBTRACT -> {
                int integer = max(leftInteger, rightInteger);
                int precision = min(scale + integer + 1, MAX_PRECISION);
                yield ColumnType.decimal(precision, min(scale, precision - integer));
            }
            case MULTIPLY -> fitted(left.precision() + right.precision(), left.scale() + right.scale());
            case DIVIDE -> {
                int quotientScale = max(6, left.scale() + right.precision() + 1);
                yield fitted(leftInteger + right.scale() + quotientScale, quotientScale);
            }
            case MODULO -> ColumnType.decimal(min(leftInteger, rightInteger) + scale, scale);
            default -> throw new IllegalArgumentException("The operator %s is not for decimals".formatted(operator));
        };
    }

    /**
     * With fewer fractional digits if there is no room for all, but then not below 6.
     */
    private static ColumnType fitted(int precision, int scale)
    {
        int integer = precision - scale;
        return ColumnType.decimal(min(precision, MAX_PRECISION), min(scale, integer > 32 ? 6 : MAX_PRECISION - integer));
    }
}
