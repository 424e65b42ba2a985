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

import io.tributary.analysis.condition.ColumnType.Kind;
import io.tributary.analysis.condition.Expression.Call;
import io.tributary.analysis.condition.Expression.ColumnValue;
import io.tributary.analysis.condition.Expression.Constant;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Compiles comparisons. Both sides have one type, or types whose values are alike.
 */
final class Comparisons
{
    private Comparisons() {}

    /**
     * How values that are not floating are ordered.
     */
    static Comparator<Object> order(Kind kind)
    {
        if (kind.isLong()) {
            return (left, right) -> Long.compare((Long) left, (Long) right);
        }
        return switch (kind) {
            case BOOLEAN -> (left, right) -> Boolean.compare((Boolean) left, (Boolean) right);
            case DECIMAL -> (left, right) -> ((BigDecimal) left).compareTo((BigDecimal) right);
            case VARCHAR -> (left, right) -> Texts.compare((String) left, (String) right);
            case VARBINARY -> (left, right) -> Arrays.compareUnsigned((byte[]) left, (byte[]) right);
            case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> (left, right) -> ((Timestamp) left).compareTo((Timestamp) right);
            // only NULL
            case UNKNOWN -> (_, _) -> 0;
            default -> throw new IllegalArgumentException("Values of type %s have no order".formatted(kind));
        };
    }

    /**
     * @param compared below, equal to or above 0
     */
    static boolean holds(Operator operator, int compared)
    {
        return switch (operator) {
            case EQUAL -> compared == 0;
            case NOT_EQUAL -> compared != 0;
            case LESS -> compared < 0;
            case LESS_OR_EQUAL -> compared <= 0;
            case GREATER -> compared > 0;
            case GREATER_OR_EQUAL -> compared >= 0;
            default -> throw new IllegalArgumentException("The operator %s is no comparison".formatted(operator));
        };
    }

    private static boolean holds(Operator operator, double left, double right)
    {
        return switch (operator) {
            case EQUAL -> left == right;
            case NOT_EQUAL -> left != right;
            case LESS -> left < right;
            case LESS_OR_EQUAL -> left <= right;
            case GREATER -> left > right;
            case GREATER_OR_EQUAL -> left >= right;
            default -> throw new IllegalArgumentException("The operator %s is no comparison".formatted(operator));
        };
    }

    /**
     * A comparison of values that are not NULL.
     */
    private interface Holds
    {
        boolean test(Object left, Object right);
    }

    private static Holds holds(Operator operator, Kind kind)
    {
        if (kind.isFloating()) {
            return (left, right) -> holds(operator, (Double) left, (Double) right);
        }
        if (kind == Kind.VARCHAR && operator == Operator.EQUAL) {
            return Object::equals;
        }
        if (kind == Kind.VARCHAR && operator == Operator.NOT_EQUAL) {
            return (left, right) -> !left.equals(right);
        }
        Comparator<Object> order = order(kind);
        return (left, right) -> holds(operator, order.compare(left, right));
    }

    static Test compare(Operator operator, Expression left, Expression right)
    {
        Kind kind = left.type().kind();
        if (left instanceof ColumnValue column && right instanceof Constant constant && constant.value() != null) {
            if (kind.isLong()) {
                return compareLong(operator, column, (Long) constant.value());
            }
            if (kind == Kind.VARCHAR && operator == Operator.EQUAL) {
                return equalText(column, (String) constant.value());
            }
        }
        if (left instanceof ColumnValue column && right instanceof ColumnValue other && column.side() == Side.TOUCH && other.side() == Side.CONVERSION) {
            if (kind.isLong()) {
                return compareLongs(operator, column.column(), other.column());
            }
            if (kind == Kind.VARCHAR && operator == Operator.EQUAL) {
                return equalTexts(column.column(), other.column());
            }
        }
        return switch (operator) {
            // Trino turns these round, and evaluates what is on the right first
            case GREATER -> compareInOrder(holds(Operator.LESS, kind), right, left);
            case GREATER_OR_EQUAL -> compareInOrder(holds(Operator.LESS_OR_EQUAL, kind), right, left);
            default -> compareInOrder(holds(operator, kind), left, right);
        };
    }

    private static Test compareInOrder(Holds holds, Expression left, Expression right)
    {
        Value leftValue = Compiler.value(left);
        Value rightValue = Compiler.value(right);
        return (touch, conversion) -> {
            // what follows on NULL is not evaluated, and so does not fail
            Object first = leftValue.evaluate(touch, conversion);
            if (first == null) {
                return Test.UNKNOWN;
            }
            Object second = rightValue.evaluate(touch, conversion);
            return second == null ? Test.UNKNOWN : Test.of(holds.test(first, second));
        };
    }

    private static Test compareLong(Operator operator, ColumnValue value, long constant)
    {
        int column = value.column();
        if (value.side() == Side.TOUCH) {
            return (touch, _) -> touch.isNull(column) ? Test.UNKNOWN : Test.of(holds(operator, Long.compare(touch.longAt(column), constant)));
        }
        return (_, conversion) -> conversion.isNull(column) ? Test.UNKNOWN : Test.of(holds(operator, Long.compare(conversion.longAt(column), constant)));
    }

    private static Test compareLongs(Operator operator, int touchColumn, int conversionColumn)
    {
        return (touch, conversion) -> touch.isNull(touchColumn) || conversion.isNull(conversionColumn) ? Test.UNKNOWN :
                Test.of(holds(operator, Long.compare(touch.longAt(touchColumn), conversion.longAt(conversionColumn))));
    }

    private static Test equalText(ColumnValue value, String constant)
    {
        int column = value.column();
        if (value.side() == Side.TOUCH) {
            return (touch, _) -> touch.isNull(column) ? Test.UNKNOWN : Test.of(constant.equals(touch.textAt(column)));
        }
        return (_, conversion) -> conversion.isNull(column) ? Test.UNKNOWN : Test.of(constant.equals(conversion.textAt(column)));
    }

    private static Test equalTexts(int touchColumn, int conversionColumn)
    {
        return (touch, conversion) -> touch.isNull(touchColumn) || conversion.isNull(conversionColumn) ? Test.UNKNOWN :
                Test.of(touch.textAt(touchColumn).equals(conversion.textAt(conversionColumn)));
    }

    static Test between(Expression value, Expression min, Expression max)
    {
        Kind kind = value.type().kind();
        Holds atLeast = holds(Operator.GREATER_OR_EQUAL, kind);
        Holds atMost = holds(Operator.LESS_OR_EQUAL, kind);
        Value middle = Compiler.value(value);
        Value low = Compiler.value(min);
        Value high = Compiler.value(max);
        return (touch, conversion) -> {
            Object tested = middle.evaluate(touch, conversion);
            if (tested == null) {
                return Test.UNKNOWN;
            }
            Object least = low.evaluate(touch, conversion);
            Object most = high.evaluate(touch, conversion);
            if ((least != null && !atLeast.test(tested, least)) || (most != null && !atMost.test(tested, most))) {
                return Test.FALSE;
            }
            return least == null || most == null ? Test.UNKNOWN : Test.TRUE;
        };
    }

    static Test distinct(Expression left, Expression right)
    {
        Kind kind = left.type().kind();
        // NaN is not distinct from NaN, although it does not equal it
        Holds equal = kind.isFloating() ? (first, second) -> ((Double) first).doubleValue() == (Double) second || (((Double) first).isNaN() && ((Double) second).isNaN()) : holds(Operator.EQUAL, kind);
        Value leftValue = Compiler.value(left);
        Value rightValue = Compiler.value(right);
        return (touch, conversion) -> {
            Object first = leftValue.evaluate(touch, conversion);
            Object second = rightValue.evaluate(touch, conversion);
            if (first == null || second == null) {
                return Test.of(first != second);
            }
            return Test.of(!equal.test(first, second));
        };
    }

    static Value extreme(Call call)
    {
        Value[] values = Compiler.values(call);
        boolean greatest = call.operator() == Operator.GREATEST;
        Kind kind = call.type().kind();
        Comparator<Object> order = kind.isFloating() ? floatingOrder(greatest) : order(kind);
        return (touch, conversion) -> {
            Object extreme = null;
            for (Value value : values) {
                Object next = value.evaluate(touch, conversion);
                if (next == null) {
                    return null;
                }
                if (extreme == null || (greatest ? order.compare(next, extreme) > 0 : order.compare(next, extreme) < 0)) {
                    extreme = next;
                }
            }
            return extreme;
        };
    }

    /**
     * NaN never is the extreme if there is another value.
     */
    private static Comparator<Object> floatingOrder(boolean greatest)
    {
        return (left, right) -> {
            double first = (Double) left;
            double second = (Double) right;
            if (Double.isNaN(first) || Double.isNaN(second)) {
                int compared = Boolean.compare(Double.isNaN(first), Double.isNaN(second));
                return greatest ? -compared : compared;
            }
            return Double.compare(first + 0.0, second + 0.0);
        };
    }
}
