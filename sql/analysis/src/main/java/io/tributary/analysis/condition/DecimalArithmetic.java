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

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

import static java.lang.Math.max;

/**
 * Arithmetic of decimals as in {@code io.trino.type.DecimalOperators}, which computes in 128 bits: also a result that would fit after rounding fails if what is rounded does not fit.
 */
final class DecimalArithmetic
{
    private static final BigInteger BOUND = BigInteger.TEN.pow(ColumnType.MAX_DECIMAL_PRECISION);
    private static final int MAX_BITS = 127;

    private final Operator operator;
    private final ColumnType left;
    private final ColumnType right;
    private final ColumnType type;

    DecimalArithmetic(Operator operator, ColumnType left, ColumnType right, ColumnType type)
    {
        this.operator = operator;
        this.left = left;
        this.right = right;
        this.type = type;
    }

    BigDecimal compute(BigDecimal first, BigDecimal second)
    {
        return switch (operator) {
            case ADD -> sum(first, second);
            case SUBTRACT -> sum(first, second.negate());
            case MULTIPLY -> rounded(fitting(first.unscaledValue().multiply(second.unscaledValue())), left.scale() + right.scale());
            case DIVIDE -> quotient(first.unscaledValue(), second.unscaledValue());
            case MODULO -> remainder(first, second);
            default -> throw new IllegalArgumentException("The operator %s is not for decimals".formatted(operator));
        };
    }

    private BigDecimal sum(BigDecimal first, BigDecimal second)
    {
        int scale = max(left.scale(), right.scale());
        BigInteger sum = fitting(first.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue()).add(fitting(second.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue()));
        return rounded(fitting(sum), scale);
    }

    private BigDecimal quotient(BigInteger dividend, BigInteger divisor)
    {
        if (divisor.signum() == 0) {
            throw EvaluationException.divisionByZero();
        }
        int shift = type.scale() - left.scale() + right.scale();
        if (shift >= ColumnType.MAX_DECIMAL_PRECISION) {
            throw EvaluationException.outOfRange("result of a division", type);
        }
        BigDecimal quotient = new BigDecimal(dividend.multiply(BigInteger.TEN.pow(shift))).divide(new BigDecimal(divisor), 0, RoundingMode.HALF_UP);
        return checked(quotient.unscaledValue());
    }

    private BigDecimal remainder(BigDecimal first, BigDecimal second)
    {
        if (second.signum() == 0) {
            throw EvaluationException.divisionByZero();
        }
        return first.remainder(second).setScale(type.scale(), RoundingMode.UNNECESSARY);
    }

    private BigDecimal rounded(BigInteger unscaled, int scale)
    {
        return checked(new BigDecimal(unscaled, scale).setScale(type.scale(), RoundingMode.HALF_UP).unscaledValue());
    }

    private BigInteger fitting(BigInteger value)
    {
        if (value.bitLength() > MAX_BITS) {
            throw EvaluationException.outOfRange("result of an arithmetic operator", type);
        }
        return value;
    }

    private BigDecimal checked(BigInteger unscaled)
    {
        if (unscaled.abs().compareTo(BOUND) >= 0) {
            throw EvaluationException.outOfRange("result of an arithmetic operator", type);
        }
        return new BigDecimal(unscaled, type.scale());
    }
}
