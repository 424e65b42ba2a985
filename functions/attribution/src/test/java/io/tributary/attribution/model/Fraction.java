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
package io.tributary.attribution.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * An exact rational number.
 */
public record Fraction(BigInteger numerator, BigInteger denominator)
{
    public static final Fraction ZERO = of(0, 1);
    public static final Fraction ONE = of(1, 1);

    private static final MathContext PRECISION = new MathContext(60);
    private static final BigDecimal LN_2 = new BigDecimal("0.693147180559945309417232121458176568075500134360255254120680009493393621969694715605863326996418687");

    public Fraction
    {
        if (denominator.signum() < 0) {
            numerator = numerator.negate();
            denominator = denominator.negate();
        }
        BigInteger divisor = numerator.gcd(denominator);
        if (!divisor.equals(BigInteger.ONE)) {
            numerator = numerator.divide(divisor);
            denominator = denominator.divide(divisor);
        }
    }

    public static Fraction of(long numerator, long denominator)
    {
        return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /**
     * Exactly the double, not the decimal number it stands for.
     */
    public static Fraction of(double value)
    {
        return of(new BigDecimal(value));
    }

    private static Fraction of(BigDecimal value)
    {
        if (value.scale() <= 0) {
            return new Fraction(value.toBigIntegerExact(), BigInteger.ONE);
        }
        return new Fraction(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    /**
     * 2 to the power of minus the exponent, which is at least 0, to some 50 digits: the whole part by shifting, the rest by the series of e<sup>x</sup>.
     */
    public static Fraction halvings(BigDecimal exponent)
    {
        BigInteger whole = exponent.toBigInteger();
        if (whole.compareTo(BigInteger.valueOf(5000)) > 0) {
            // far below the smallest double
            return ZERO;
        }
        BigDecimal x = exponent.subtract(new BigDecimal(whole)).multiply(LN_2).negate();
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int n = 1; n < 60; n++) {
            term = term.multiply(x, PRECISION).divide(BigDecimal.valueOf(n), PRECISION);
            sum = sum.add(term, PRECISION);
        }
        return of(sum).divide(new Fraction(BigInteger.TWO.pow(whole.intValueExact()), BigInteger.ONE));
    }

    public Fraction add(Fraction other)
    {
        return new Fraction(numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)), denominator.multiply(other.denominator));
    }

    public Fraction subtract(Fraction other)
    {
        return add(new Fraction(other.numerator.negate(), other.denominator));
    }

    public Fraction multiply(Fraction other)
    {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    public Fraction divide(Fraction other)
    {
        return new Fraction(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    public Fraction abs()
    {
        return new Fraction(numerator.abs(), denominator);
    }

    public boolean isZero()
    {
        return numerator.signum() == 0;
    }

    public boolean isAtMost(Fraction other)
    {
        return subtract(other).numerator.signum() <= 0;
    }

    public double toDouble()
    {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), PRECISION).doubleValue();
    }
}
