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

import java.math.BigDecimal;

import static java.lang.Math.addExact;
import static java.lang.Math.multiplyExact;
import static java.lang.Math.negateExact;
import static java.lang.Math.subtractExact;

/**
 * Compiles arithmetic.
 */
final class Arithmetic
{
    private interface Unary
    {
        Object apply(Object value);
    }

    private interface Binary
    {
        Object apply(Object left, Object right);
    }

    private Arithmetic() {}

    static Value compile(Call call)
    {
        Value first = Compiler.value(call.argument(0));
        if (call.arguments().size() == 1) {
            Unary unary = unary(call.operator(), call.type());
            return (touch, conversion) -> {
                Object value = first.evaluate(touch, conversion);
                return value == null ? null : unary.apply(value);
            };
        }
        Value second = Compiler.value(call.argument(1));
        Binary binary = binary(call);
        return (touch, conversion) -> {
            // what follows on NULL is not evaluated, and so does not fail
            Object left = first.evaluate(touch, conversion);
            if (left == null) {
                return null;
            }
            Object right = second.evaluate(touch, conversion);
            return right == null ? null : binary.apply(left, right);
        };
    }

    private static Unary unary(Operator operator, ColumnType type)
    {
        boolean negate = operator == Operator.NEGATE;
        if (type.kind().isLong()) {
            return value -> {
                long number = (Long) value;
                return exact(() -> negate || number < 0 ? negateExact(number) : number, type);
            };
        }
        return switch (type.kind()) {
            case REAL, DOUBLE -> value -> negate ? -(Double) value : Math.abs((Double) value);
            case DECIMAL -> value -> negate ? ((BigDecimal) value).negate() : ((BigDecimal) value).abs();
            default -> throw new IllegalArgumentException("%s is not for values of type %s".formatted(operator, type));
        };
    }

    private static Binary binary(Call call)
    {
        Operator operator = call.operator();
        ColumnType type = call.type();
        Kind first = call.argument(0).type().kind();
        if (type.kind().isTimestamp()) {
            boolean intervalFirst = first == Kind.INTERVAL_DAY_TO_SECOND;
            long sign = operator == Operator.SUBTRACT ? -1 : 1;
            return (left, right) -> later((Timestamp) (intervalFirst ? right : left), (Long) (intervalFirst ? left : right), sign, type);
        }
        if (first == Kind.TIMESTAMP) {
            return (left, right) -> ((Timestamp) left).millisSince((Timestamp) right);
        }
        if (first == Kind.TIMESTAMP_WITH_TIME_ZONE) {
            return (left, right) -> ((Timestamp) left).instantMillisSince((Timestamp) right);
        }
        return switch (type.kind()) {
            case DECIMAL -> {
                DecimalArithmetic decimals = new DecimalArithmetic(operator, call.argument(0).type(), call.argument(1).type(), type);
                yield (left, right) -> decimals.compute((BigDecimal) left, (BigDecimal) right);
            }
            case REAL -> (left, right) -> (double) (float) real(operator, ((Double) left).floatValue(), ((Double) right).floatValue());
            case DOUBLE -> (left, right) -> floating(operator, (Double) left, (Double) right);
            default -> (left, right) -> integers(operator, (Long) left, (Long) right, type);
        };
    }

    private static Timestamp later(Timestamp timestamp, long millis, long sign, ColumnType type)
    {
        return new Timestamp(exact(() -> addExact(timestamp.micros(), multiplyExact(millis, sign * Timestamp.MICROS_PER_MILLI)), type), timestamp.picos());
    }

    private static double floating(Operator operator, double left, double right)
    {
        return switch (operator) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
            default -> left % right;
        };
    }

    private static float real(Operator operator, float left, float right)
    {
        return switch (operator) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
            default -> left % right;
        };
    }

    private static long integers(Operator operator, long left, long right, ColumnType type)
    {
        if ((operator == Operator.DIVIDE || operator == Operator.MODULO) && right == 0) {
            throw EvaluationException.divisionByZero();
        }
        return exact(() -> switch (operator) {
            case ADD -> addExact(left, right);
            case SUBTRACT -> subtractExact(left, right);
            case MULTIPLY -> multiplyExact(left, right);
            case DIVIDE -> Math.divideExact(left, right);
            default -> left % right;
        }, type);
    }

    private interface LongResult
    {
        long compute();
    }

    private static long exact(LongResult result, ColumnType type)
    {
        try {
            long value = result.compute();
            if (Casts.isInRange(value, type.kind())) {
                return value;
            }
        }
        catch (ArithmeticException e) {
            // as below
        }
        throw EvaluationException.outOfRange("result of an arithmetic operator", type);
    }
}
