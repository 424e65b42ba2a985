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

import java.util.Optional;

import static java.util.Locale.ENGLISH;

/**
 * All that a condition may do with columns and constants. There is nothing else in the language.
 */
enum Operator
{
    AND("AND", "touch.type = 'click' AND conversion.amount > 10"),
    OR("OR", "touch.type = 'click' OR touch.clicks > 0"),
    NOT("NOT", "NOT touch.paid"),
    EQUAL("=", "touch.campaign = conversion.campaign"),
    NOT_EQUAL("<>", "touch.type <> 'view'"),
    LESS("<", "touch.clicks < 3"),
    LESS_OR_EQUAL("<=", "conversion.event_time - touch.event_time <= INTERVAL '1' HOUR"),
    GREATER(">", "conversion.amount > 99.95"),
    GREATER_OR_EQUAL(">=", "touch.event_time >= TIMESTAMP '2026-11-01 00:00:00'"),
    BETWEEN("BETWEEN", "conversion.amount BETWEEN 10 AND 20.50"),
    IN("IN", "touch.type IN ('click', 'view')"),
    LIKE("LIKE", "touch.campaign LIKE 'spring!_%' ESCAPE '!'"),
    IS_NULL("IS NULL", "touch.campaign IS NOT NULL"),
    IS_TRUE("IS TRUE", "touch.paid IS TRUE"),
    IS_FALSE("IS FALSE", "touch.paid IS NOT FALSE"),
    IS_UNKNOWN("IS UNKNOWN", "touch.paid IS UNKNOWN"),
    IS_DISTINCT("IS DISTINCT FROM", "touch.campaign IS NOT DISTINCT FROM conversion.campaign"),
    ADD("+", "touch.event_time + INTERVAL '30' MINUTE >= conversion.event_time"),
    SUBTRACT("-", "conversion.amount - 5 > 0"),
    MULTIPLY("*", "conversion.amount * 1.19 > 100"),
    DIVIDE("/", "conversion.amount / NULLIF(touch.clicks, 0) > 1"),
    MODULO("%", "touch.clicks % 2 = 1"),
    NEGATE("unary -", "-conversion.amount < 0"),
    CONCATENATE("||", "touch.campaign || '/' || touch.type = 'spring/click'"),
    CASE("CASE WHEN", "CASE WHEN touch.paid THEN 30 ELSE 7 END > touch.clicks"),
    SIMPLE_CASE("CASE", "CASE touch.type WHEN 'click' THEN 2 WHEN 'view' THEN 1 ELSE 0 END > 0"),
    CAST("CAST", "CAST(conversion.amount AS integer) > 10"),
    TRY_CAST("TRY_CAST", "TRY_CAST(touch.campaign AS bigint) > 100"),
    ABS("abs", "abs(conversion.amount) > 10", 1, 1),
    COALESCE("coalesce", "COALESCE(touch.campaign, 'none') <> 'none'", 2, 100),
    CONCAT("concat", "concat(touch.campaign, '/', touch.type) = 'spring/click'", 2, 100),
    DAY("day", "day(conversion.event_time) = 1", 1, 1),
    DAY_OF_WEEK("day_of_week", "day_of_week(conversion.event_time) IN (6, 7)", 1, 1),
    GREATEST("greatest", "greatest(touch.clicks, 1) < 5", 1, 100),
    HOUR("hour", "hour(touch.event_time) BETWEEN 9 AND 17", 1, 1),
    IF("if", "IF(touch.paid, touch.clicks, 0) > 1", 2, 3),
    LEAST("least", "least(touch.clicks, 10) = 10", 1, 100),
    LENGTH("length", "length(touch.campaign) > 3", 1, 1),
    LOWER("lower", "lower(touch.campaign) = 'spring'", 1, 1),
    LTRIM("ltrim", "ltrim(touch.campaign) = 'spring'", 1, 1),
    MINUTE("minute", "minute(touch.event_time) = 0", 1, 1),
    MONTH("month", "month(conversion.event_time) = 12", 1, 1),
    NULLIF("nullif", "NULLIF(touch.campaign, '') IS NOT NULL", 2, 2),
    REPLACE("replace", "replace(touch.campaign, '-', '_') = 'spring_sale'", 2, 3),
    REVERSE("reverse", "reverse(touch.campaign) = 'gnirps'", 1, 1),
    RTRIM("rtrim", "rtrim(touch.campaign) = 'spring'", 1, 1),
    STARTS_WITH("starts_with", "starts_with(touch.campaign, 'spring')", 2, 2),
    STRPOS("strpos", "strpos(touch.campaign, 'sale') > 0", 2, 2),
    SUBSTR("substr", "substr(touch.campaign, 1, 6) = 'spring'", 2, 3),
    TRIM("trim", "trim(touch.campaign) = 'spring'", 1, 1),
    UPPER("upper", "upper(touch.campaign) = 'SPRING'", 1, 1),
    YEAR("year", "year(conversion.event_time) = 2026", 1, 1);

    private final String text;
    private final boolean function;
    private final int minArguments;
    private final int maxArguments;
    private final String example;

    Operator(String text, String example)
    {
        this.text = text;
        this.function = false;
        this.minArguments = 0;
        this.maxArguments = 0;
        this.example = example;
    }

    Operator(String text, String example, int minArguments, int maxArguments)
    {
        this.text = text;
        this.function = true;
        this.minArguments = minArguments;
        this.maxArguments = maxArguments;
        this.example = example;
    }

    static Optional<Operator> function(String name)
    {
        String lowerCase = name.toLowerCase(ENGLISH);
        for (Operator operator : values()) {
            if (operator.function && operator.text.equals(lowerCase)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    boolean isFunction()
    {
        return function;
    }

    int minArguments()
    {
        return minArguments;
    }

    int maxArguments()
    {
        return maxArguments;
    }

    /**
     * As one writes it.
     */
    String text()
    {
        return text;
    }

    /**
     * A condition that has it.
     */
    String example()
    {
        return example;
    }

    /**
     * What compares as this one if the sides are exchanged.
     */
    Operator turned()
    {
        return switch (this) {
            case LESS -> GREATER;
            case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
            case GREATER -> LESS;
            case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
            case EQUAL, NOT_EQUAL, IS_DISTINCT -> this;
            default -> throw new IllegalStateException("%s does not compare two sides".formatted(text));
        };
    }

    boolean isComparison()
    {
        return switch (this) {
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
            default -> false;
        };
    }
}
