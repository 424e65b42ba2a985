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

import io.tributary.analysis.condition.EvaluationException.Reason;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestCondition
{
    private static final Columns NONE = Columns.of();

    @Test
    void testNames()
    {
        BoundCondition condition = Condition.parse("TOUCH.Type = 'click' AND touch.\"TYPE\" <> 'x'").bind(ExampleColumns.TOUCH, ExampleColumns.CONVERSION);
        assertThat(condition.isTrue(new TestRow(null, "click", null, null, null), null)).isTrue();
        assertThat(condition.touchColumns()).containsExactly(1);

        Columns reserved = Columns.of(new Column("value", ColumnType.INTEGER), new Column("select", ColumnType.INTEGER), new Column("the \"day\"", ColumnType.INTEGER));
        assertThat(Condition.parse("conversion.value = 1 AND conversion.select = 2 AND conversion.\"The \"\"Day\"\"\" = 3").bind(NONE, reserved).isTrue(null, new TestRow(1, 2, 3))).isTrue();
    }

    @Test
    void testComments()
    {
        assertThat(isTrue("1 = 1 -- all\n /* of them */ AND 2 = 2")).isTrue();
    }

    @Test
    void testNull()
    {
        for (String condition : new String[] {"NULL = NULL", "NULL", "NOT (NULL = 1)", "1 = 1 AND NULL", "1 IN (2, NULL)", "1 NOT IN (2, NULL)", "1 NOT IN (1, NULL)", "NULL IS NOT NULL", "1 BETWEEN NULL AND 3", "CAST(NULL AS integer) + 1 IS NOT NULL"}) {
            assertThat(isTrue(condition)).describedAs(condition).isFalse();
        }
        for (String condition : new String[] {"NULL IS NULL", "1 = 1 OR NULL", "1 IN (1, NULL)", "1 NOT BETWEEN 2 AND NULL", "NULL IS NOT DISTINCT FROM NULL", "1 IS DISTINCT FROM NULL", "COALESCE(NULL, 1) = 1", "NOT (1 = 2 AND NULL)", "(NULL = 1) IS UNKNOWN"}) {
            assertThat(isTrue(condition)).describedAs(condition).isTrue();
        }
    }

    @Test
    void testNumbers()
    {
        for (String condition : new String[] {
                "7 / 2 = 3", "-7 / 2 = -3", "-7 % 3 = -1", "1.5 + 1 = 2.50", "1 / 3.0 = 0.333333", "0.5 * 0.5 = 0.25", "CAST(2.5 AS integer) = 3", "CAST(-2.5 AS integer) = -3", "1e0 / 0 > 1e300", "5.0 % 3 = 2", "1e0 / -0e0 < 0e0", "1e0 / -(0e0) < 0e0", "-(2147483648) - 1 < 0", "-(-(5)) = 5", "- - 5 = 5", "-(1.5) = -1.5", "2 - -1.5 = 3.5", "-+1.5 = -1.5", "+1.5 = 1.5", "(-5) = -(5)", "-2147483648 < 0", "-9223372036854775808 < 0",
                "abs(-2.5) = 2.5",
                "CAST('12' AS integer) = 12", "TRY_CAST('x' AS integer) IS NULL", "CAST(123.456 AS decimal(5, 2)) = 123.46", "0.1 + 0.2 = 0.3", "0.1e0 + 0.2e0 <> 0.3e0", "greatest(1, 2.5, 2) = 2.5", "NULLIF(1, 1) IS NULL", "CAST('0.1' AS double) = 0.1e0",
        }) {
            assertThat(isTrue(condition)).describedAs(condition).isTrue();
        }
    }

    @Test
    void testText()
    {
        for (String condition : new String[] {
                "'a' < 'b'", "'' < ' '", "'\uFF5E' < '😀'", "length('😀') = 1", "upper('straße') = 'STRAßE'", "lower('ÀΣ') = 'àσ'", "trim(' a\t') = 'a'", "ltrim(' a ') = 'a '", "rtrim(' a ') = ' a'", "'a' || 'b' = 'ab'", "concat('a', 'b', 'c') = 'abc'",
                "substr('😀bc', 2) = 'bc'", "substr('abc', -2, 1) = 'b'", "substr('abc', 0) = ''", "replace('abcb', 'b') = 'ac'", "replace('ab', '', '-') = '-a-b-'", "reverse('a😀') = '😀a'", "strpos('a😀b', 'b') = 3", "starts_with('abc', 'ab')",
                "'a_c' LIKE 'a!_c' ESCAPE '!'", "NOT 'abc' LIKE 'a!_c' ESCAPE '!'", "'abc' LIKE 'a%'", "'😀' LIKE '_'", "'a' LIKE 'a%%'", "'it''s' = 'it''s'", "CAST('abc' AS varchar(2)) = 'ab'", "CAST(1.50 AS varchar) = '1.50'",
        }) {
            assertThat(isTrue(condition)).describedAs(condition).isTrue();
        }
    }

    @Test
    void testTimes()
    {
        for (String condition : new String[] {
                "DATE '2026-11-30' = TIMESTAMP '2026-11-30 00:00:00'", "TIMESTAMP '2026-11-30 12:00:00 +01:00' = TIMESTAMP '2026-11-30 11:00:00 UTC'", "TIMESTAMP '2026-11-30 00:00:00' - TIMESTAMP '2026-11-29 23:00:00' = INTERVAL '1' HOUR",
                "TIMESTAMP '2026-11-30 00:00:00' + INTERVAL '90' MINUTE = TIMESTAMP '2026-11-30 01:30:00'", "year(DATE '2026-11-30') = 2026", "month(DATE '2026-11-30') = 11", "day(DATE '2026-11-30') = 30", "day_of_week(DATE '2026-11-30') = 1", "hour(TIMESTAMP '2026-11-30 12:34:56') = 12",
                "minute(TIMESTAMP '1969-12-31 23:59:59.9') = 59", "CAST(TIMESTAMP '1969-12-31 23:59:59.9' AS date) = DATE '1969-12-31'", "CAST(TIMESTAMP '2026-11-30 00:00:00.5' AS timestamp(0)) = TIMESTAMP '2026-11-30 00:00:01'", "INTERVAL '1' HOUR * 24 = INTERVAL '1' DAY",
        }) {
            assertThat(isTrue(condition)).describedAs(condition).isTrue();
        }
    }

    @Test
    void testFailures()
    {
        assertFails("1 / 0 = 1", Reason.DIVISION_BY_ZERO);
        assertFails("1.0 % 0 = 1", Reason.DIVISION_BY_ZERO);
        assertFails("2147483647 + 1 = 1", Reason.NUMERIC_VALUE_OUT_OF_RANGE);
        assertFails("-(-2147483648) = 1", Reason.NUMERIC_VALUE_OUT_OF_RANGE);
        assertFails("CAST(127 AS tinyint) + CAST(1 AS tinyint) = 1", Reason.NUMERIC_VALUE_OUT_OF_RANGE);
        assertFails("CAST('x' AS integer) = 1", Reason.INVALID_CAST_ARGUMENT);
        assertFails("CAST(1000 AS tinyint) = 1", Reason.NUMERIC_VALUE_OUT_OF_RANGE);
        assertFails("CAST(99.9 AS decimal(2, 0)) = 1", Reason.NUMERIC_VALUE_OUT_OF_RANGE);
    }

    @Test
    void testDaysThatNoTimestampHas()
    {
        Columns days = Columns.of(new Column("day", ColumnType.DATE));
        TestRow far = new TestRow(LocalDate.of(300_000, 1, 1).toEpochDay());
        assertThatThrownBy(() -> Condition.parse("conversion.day > TIMESTAMP '2026-11-30 00:00:00'").bind(NONE, days).isTrue(null, far))
                .isInstanceOfSatisfying(EvaluationException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NUMERIC_VALUE_OUT_OF_RANGE));
        assertThat(Condition.parse("TRY_CAST(conversion.day AS timestamp) IS NULL").bind(NONE, days).isTrue(null, far)).isTrue();
        assertThat(Condition.parse("conversion.day > TIMESTAMP '2026-11-30 00:00:00' AND conversion.day < DATE '2027-01-01'").bind(NONE, days).isTrue(null, far)).isFalse();
    }

    @Test
    void testGuards()
    {
        TestRow conversion = new TestRow("a", new BigDecimal("0.00"), null);
        for (String condition : new String[] {"1 / conversion.amount > 1 AND conversion.amount <> 0", "conversion.amount <> 0 AND 1 / conversion.amount > 1", "NOT (conversion.amount = 0 OR 1 / conversion.amount > 1)"}) {
            assertThat(Condition.parse(condition).bind(NONE, ExampleColumns.CONVERSION).isTrue(null, conversion)).describedAs(condition).isFalse();
        }
    }

    @Test
    void testTermThatCanFailStaysBehindWhatIsEvaluatedBeforeIt()
    {
        for (String text : new String[] {
                "conversion.campaign = 'a' AND CAST(touch.campaign AS bigint) > 5",
                "CAST(touch.campaign AS bigint) > 5 AND conversion.campaign = 'a'",
                "1 / conversion.amount > 1 AND CAST(touch.campaign AS bigint) > 5",
        }) {
            BoundCondition guarded = bind(text);
            assertThat(guarded.touchPart()).describedAs(text).isEmpty();
            assertThat(guarded.jointPart().orElseThrow().touchColumns()).describedAs(text).containsExactly(0);
        }
        assertThat(bind("CAST(touch.campaign AS bigint) > 5 AND 1 / conversion.amount > 1").touchPart()).isPresent();
        assertThat(bind("CAST(touch.campaign AS bigint) > 5 AND touch.paid").touchPart()).isPresent();
    }

    @Test
    void testSimplification()
    {
        assertThat(bind("touch.clicks = 1 AND touch.clicks = 2").isNeverTrue()).isTrue();
        assertThat(bind("touch.clicks > 1 AND touch.clicks IS NULL").isNeverTrue()).isTrue();
        assertThat(bind("1 = 1").isAlwaysTrue()).isTrue();
        assertThat(bind("touch.paid OR TRUE").isAlwaysTrue()).isTrue();
        assertThat(bind("(touch.paid AND touch.clicks = 1) OR (touch.paid AND conversion.amount > 1)").touchPart()).isPresent();
        assertThat(bind("touch.campaign = 'a' OR touch.campaign = 'b'").keyTerms()).containsExactly(new KeyTerm(Side.TOUCH, 0, java.util.Set.of("a", "b")));
        assertThat(bind("'a' = touch.campaign OR touch.campaign = 'b'").keyTerms()).containsExactly(new KeyTerm(Side.TOUCH, 0, java.util.Set.of("a", "b")));
        assertThat(bind("1 < touch.clicks AND touch.clicks < 1").isNeverTrue()).isTrue();
        assertThat(bind("touch.campaign IN ('a', 'b') AND touch.campaign IN ('b', 'c')").keyTerms()).containsExactly(new KeyTerm(Side.TOUCH, 0, java.util.Set.of("b")));
    }

    @Test
    void testConditionsWithTheSameTermsAreEqual()
    {
        assertThat(bind("touch.type = 'click' AND touch.clicks > 1"))
                .isEqualTo(bind("TOUCH.type = 'click' AND (touch.clicks > 1)"))
                .hasSameHashCodeAs(bind("TOUCH.type = 'click' AND (touch.clicks > 1)"))
                .isNotEqualTo(bind("touch.type = 'click' AND touch.clicks > 2"))
                .isNotEqualTo(bind("touch.type = 'click'"));
        assertThat(bind("touch.type = 'click' AND conversion.amount > 1").touchPart())
                .isEqualTo(bind("touch.type = 'click' AND touch.campaign = conversion.campaign").touchPart());
    }

    @Test
    void testColumnsThatAreNamed()
    {
        Condition condition = Condition.parse("touch.clicks = 1 AND CAST(touch.clicks AS bigint) = 2 AND touch.type = 'a' AND touch.type = 'b' OR lower(TOUCH.Campaign) = conversion.campaign AND touch.other = 1");
        assertThat(condition.columns(Side.TOUCH, ExampleColumns.TOUCH)).containsExactly(0, 1, 2);
        assertThat(condition.columns(Side.CONVERSION, ExampleColumns.CONVERSION)).containsExactly(0);
        assertThat(condition.columns(Side.CONVERSION, NONE)).isEmpty();
    }

    private static void assertFails(String text, Reason reason)
    {
        assertThatThrownBy(() -> isTrue(text))
                .describedAs(text)
                .isInstanceOfSatisfying(EvaluationException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static boolean isTrue(String text)
    {
        return Condition.parse(text).bind(NONE, NONE).isTrue(null, null);
    }

    private static BoundCondition bind(String text)
    {
        return Condition.parse(text).bind(ExampleColumns.TOUCH, ExampleColumns.CONVERSION);
    }
}
