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
import io.tributary.analysis.condition.Expression.Conversion;

import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compiles expressions.
 */
final class Compiler
{
    private Compiler() {}

    static Test test(Expression expression)
    {
        if (expression instanceof Call call) {
            return switch (call.operator()) {
                case AND -> and(guarded(call));
                case OR -> or(guarded(call));
                case NOT -> {
                    Test test = test(call.argument(0));
                    yield (touch, conversion) -> switch (test.test(touch, conversion)) {
                        case Test.TRUE -> Test.FALSE;
                        case Test.FALSE -> Test.TRUE;
                        default -> Test.UNKNOWN;
                    };
                }
                case IS_TRUE -> is(call, Test.TRUE);
                case IS_FALSE -> is(call, Test.FALSE);
                case IS_UNKNOWN -> is(call, Test.UNKNOWN);
                case IS_NULL -> isNull(call.argument(0));
                case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> Comparisons.compare(call.operator(), call.argument(0), call.argument(1));
                case IS_DISTINCT -> Comparisons.distinct(call.argument(0), call.argument(1));
                case BETWEEN -> Comparisons.between(call.argument(0), call.argument(1), call.argument(2));
                case IN -> Membership.in(call.argument(0), call.arguments().subList(1, call.arguments().size()));
                default -> {
                    Value value = call(call);
                    yield (touch, conversion) -> Test.of(value.evaluate(touch, conversion));
                }
            };
        }
        if (expression instanceof ColumnValue(Side side, int column, ColumnType _)) {
            if (side == Side.TOUCH) {
                return (touch, _) -> touch.isNull(column) ? Test.UNKNOWN : Test.of(touch.booleanAt(column));
            }
            return (_, conversion) -> conversion.isNull(column) ? Test.UNKNOWN : Test.of(conversion.booleanAt(column));
        }
        Value value = value(expression);
        return (touch, conversion) -> Test.of(value.evaluate(touch, conversion));
    }

    /**
     * The tests of the terms, first those that have a result for every row, so that they guard the others, which stay in their order.
     */
    static List<Test> guarded(List<Expression> terms)
    {
        return Stream.concat(terms.stream().filter(term -> !Failures.canFail(term)), terms.stream().filter(Failures::canFail))
                .map(Compiler::test)
                .toList();
    }

    private static Test[] guarded(Call call)
    {
        return guarded(call.arguments()).toArray(Test[]::new);
    }

    private static Test and(Test[] tests)
    {
        return (touch, conversion) -> {
            int result = Test.TRUE;
            for (Test test : tests) {
                int next = test.test(touch, conversion);
                if (next == Test.FALSE) {
                    return Test.FALSE;
                }
                if (next == Test.UNKNOWN) {
                    result = Test.UNKNOWN;
                }
            }
            return result;
        };
    }

    private static Test or(Test[] tests)
    {
        return (touch, conversion) -> {
            int result = Test.FALSE;
            for (Test test : tests) {
                int next = test.test(touch, conversion);
                if (next == Test.TRUE) {
                    return Test.TRUE;
                }
                if (next == Test.UNKNOWN) {
                    result = Test.UNKNOWN;
                }
            }
            return result;
        };
    }

    private static Test is(Call call, int expected)
    {
        Test test = test(call.argument(0));
        return (touch, conversion) -> Test.of(test.test(touch, conversion) == expected);
    }

    private static Test isNull(Expression expression)
    {
        if (expression instanceof ColumnValue(Side side, int column, ColumnType _)) {
            if (side == Side.TOUCH) {
                return (touch, _) -> Test.of(touch.isNull(column));
            }
            return (_, conversion) -> Test.of(conversion.isNull(column));
        }
        Value value = value(expression);
        return (touch, conversion) -> Test.of(value.evaluate(touch, conversion) == null);
    }

    static Value value(Expression expression)
    {
        return switch (expression) {
            case Constant(ColumnType _, Object value) -> (_, _) -> value;
            case ColumnValue column -> column(column);
            case Conversion conversion -> Casts.cast(conversion);
            case Call call when isTest(call.operator()) -> {
                Test test = test(call);
                yield (touch, conversion) -> Test.value(test.test(touch, conversion));
            }
            case Call call -> call(call);
        };
    }

    private static boolean isTest(Operator operator)
    {
        return switch (operator) {
            case AND, OR, NOT, IS_TRUE, IS_FALSE, IS_UNKNOWN, IS_NULL, EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IS_DISTINCT, BETWEEN, IN -> true;
            default -> false;
        };
    }

    private static Value call(Call call)
    {
        return switch (call.operator()) {
            case CASE -> cases(call);
            case COALESCE -> {
                Value[] values = values(call);
                yield (touch, conversion) -> {
                    for (Value value : values) {
                        Object result = value.evaluate(touch, conversion);
                        if (result != null) {
                            return result;
                        }
                    }
                    return null;
                };
            }
            case GREATEST, LEAST -> Comparisons.extreme(call);
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, NEGATE, ABS -> Arithmetic.compile(call);
            default -> Functions.compile(call);
        };
    }

    static Value[] values(Call call)
    {
        return call.arguments().stream().map(Compiler::value).toArray(Value[]::new);
    }

    private static Value cases(Call call)
    {
        int branches = call.arguments().size() / 2;
        Test[] tests = new Test[branches];
        Value[] results = new Value[branches];
        for (int branch = 0; branch < branches; branch++) {
            tests[branch] = test(call.argument(2 * branch));
            results[branch] = value(call.argument(2 * branch + 1));
        }
        Value otherwise = value(call.arguments().getLast());
        return (touch, conversion) -> {
            for (int branch = 0; branch < tests.length; branch++) {
                if (tests[branch].test(touch, conversion) == Test.TRUE) {
                    return results[branch].evaluate(touch, conversion);
                }
            }
            return otherwise.evaluate(touch, conversion);
        };
    }

    private static Value column(ColumnValue column)
    {
        Reader reader = reader(column.type(), column.column());
        int number = column.column();
        if (column.side() == Side.TOUCH) {
            return (touch, _) -> touch.isNull(number) ? null : reader.read(touch);
        }
        return (_, conversion) -> conversion.isNull(number) ? null : reader.read(conversion);
    }

    private static Reader reader(ColumnType type, int column)
    {
        Kind kind = type.kind();
        if (kind.isLong()) {
            return row -> row.longAt(column);
        }
        return switch (kind) {
            case BOOLEAN -> row -> row.booleanAt(column);
            case REAL, DOUBLE -> row -> row.doubleAt(column);
            case DECIMAL -> {
                int scale = type.scale();
                yield row -> row.decimalAt(column).setScale(scale, RoundingMode.UNNECESSARY);
            }
            case VARCHAR -> row -> row.textAt(column);
            case VARBINARY -> row -> row.bytesAt(column);
            case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> row -> new Timestamp(row.longAt(column), row.picosAt(column));
            default -> throw new IllegalArgumentException("A column of type %s cannot be read".formatted(type));
        };
    }

    private interface Reader
    {
        Object read(Row row);
    }
}
