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

import org.junit.jupiter.api.Test;

import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestConditionRefusals
{
    @Test
    void testColumns()
    {
        assertRefused("touch.nothing = 1", 1, 1, "There is no column 'touch.nothing': the columns of touches are 'campaign', 'type', 'clicks', 'paid', 'event_time'");
        assertRefused("campaign = 'a'", 1, 1, "The name 'campaign' has no qualifier: write touch.campaign or conversion.campaign");
        assertRefused("touch.clicks = 1 AND\n  other.type = 'a'", 2, 3, "The qualifier 'other' is not known: columns are touch.<column> and conversion.<column>");
        assertRefused("current_date > DATE '2020-01-01'", 1, 1, "The name 'current_date' has no qualifier: write touch.current_date or conversion.current_date");
    }

    @Test
    void testTypes()
    {
        assertRefused("touch.campaign = 5", 1, 1, "= cannot have values of types varchar and integer: cast one of them");
        assertRefused("touch.campaign", 1, 1, "The condition must be true or false, but is of type varchar: compare it with something");
        assertRefused("substr(touch.type, 1.5) = 'a'", 1, 20, "substr wants a bigint here, but this is of type decimal(2, 1)");
        assertRefused("CAST(touch.type AS date) > DATE '2020-01-01'", 1, 1, "A cast from varchar(10) to date is not part of conditions");
        assertRefused("1e0 IN (2e0, touch.clicks)", 1, 1, "IN wants constants other than NaN for a value of type double: write comparisons and OR");
        assertRefused("conversion.amount = 0.00000000000000000000000000000000000001", 1, 1, "= cannot have values of types decimal(10, 2) and decimal(38, 38): cast one of them");
        assertRefused("CAST(touch.type AS char(3)) = 'a'", 1, 20, "The type char of this cast is not part of conditions");
    }

    @Test
    void testColumnOfUnreadableTypeOnlyWhenUsed()
    {
        Columns columns = Columns.of(new Column("map", ColumnType.OTHER), new Column("id", ColumnType.BIGINT));
        assertThat(Condition.parse("touch.id = 1").bind(columns, columns).touchColumns()).containsExactly(1);
        assertThatThrownBy(() -> Condition.parse("touch.map IS NULL").bind(columns, columns))
                .isInstanceOf(ConditionException.class)
                .hasMessage("line 1, column 1: The column 'touch.map' is of a type that conditions cannot read: cast it in the query before");
    }

    @Test
    void testWhatIsNotInTheLanguage()
    {
        assertThat(refusal("random() < 0.5")).hasMessageStartingWith("line 1, column 1: The function 'random' is not part of conditions, which have abs, ");
        assertThat(refusal("touch.paid AND now() > touch.event_time")).hasMessageStartingWith("line 1, column 16: The function 'now' is not part of conditions");
        assertThat(refusal("count(*) > 1")).hasMessageStartingWith("line 1, column 1: The function 'count'");
        assertThat(refusal("sum(touch.clicks) OVER () > 1")).hasMessageStartingWith("line 1, column 19: The condition cannot be read at 'OVER'");
        assertThat(refusal("touch.type IN (SELECT 1)")).hasMessageStartingWith("line 1, column 23: The condition cannot be read at '1'");
        assertThat(refusal("touch.clicks = ?")).hasMessageStartingWith("line 1, column 16: The character '?' is no part of a condition");
        assertThat(refusal("touch.type = 'a' 'b'")).hasMessage("line 1, column 18: A constant follows on a constant: concatenate text with ||");
        assertThat(refusal("touch.type ILIKE 'a'")).hasMessageStartingWith("line 1, column 12: The condition cannot be read at 'ILIKE'");
        assertThat(refusal("(touch.clicks, 1) = (1, 2)")).hasMessageStartingWith("line 1, column 1: 'ROW' is no part of a condition");
        assertThat(refusal("lower(DISTINCT touch.type) = 'a'")).hasMessageStartingWith("line 1, column 1: DISTINCT and ALL are for aggregates");
        assertThat(refusal("touch.event_time > conversion.event_time - INTERVAL '1' MONTH")).hasMessage("line 1, column 44: The unit of an interval must be DAY, HOUR, MINUTE or SECOND, but is 'MONTH'");
        assertThat(refusal("year(touch.event_time, 1) = 1")).hasMessage("line 1, column 1: The function year has 1 argument, but here are 2");
    }

    @Test
    void testWhatTrinoDoesNotRead()
    {
        for (String text : new String[] {
                "touch.clicks = 1 = touch.paid",
                "touch.clicks = 1 IS NULL",
                "touch.clicks IS NULL IS NOT TRUE",
                "touch.clicks BETWEEN 1 AND 2 = touch.paid",
                "touch.clicks IN (1, 2) = touch.paid",
                "(touch.clicks) = (1) = touch.paid",
                "touch.type LIKE 'a' = touch.paid",
                "touch.clicks = 1 IS DISTINCT FROM touch.paid",
        }) {
            assertThat(refusal(text)).describedAs(text).hasMessage("line 1, column 1: A comparison or test is compared or tested here: put it in parentheses, or write AND between comparisons");
        }
        assertThat(refusal("touch.paid = NOT touch.paid")).hasMessageStartingWith("line 1, column 14: A comparison or test is compared");
        assertThat(refusal("touch.event_time > TIMESTAMP '2026-11-30 12:00:00 +15:00'")).hasMessage("line 1, column 20: The offset of the time '2026-11-30 12:00:00 +15:00' must be from -14:00 to +14:00");
        assertThat(refusal("touch.clicks > -(9223372036854775808)")).hasMessageStartingWith("line 1, column 18: The integer has more digits than a bigint");
    }

    @Test
    void testTestsInParenthesesAreValues()
    {
        TestRow touch = new TestRow("a", null, 1, true, null);
        for (String text : new String[] {
                "(touch.clicks = 1) = touch.paid",
                "((touch.clicks) = (1)) = (touch.paid = TRUE)",
                "(touch.clicks = 1) IS NOT NULL",
                "touch.paid IN (touch.clicks = 1, FALSE)",
                "IF(touch.clicks = 1, 2) = 2",
                "CASE touch.paid WHEN touch.clicks = 1 THEN 1 END = 1",
        }) {
            assertThat(Condition.parse(text).bind(ExampleColumns.TOUCH, ExampleColumns.CONVERSION).isTrue(touch, null)).describedAs(text).isTrue();
        }
    }

    @Test
    void testUnfinished()
    {
        assertThat(refusal("")).hasMessage("line 1, column 1: The condition is empty: write one such as touch.campaign = conversion.campaign");
        assertThat(refusal("touch.paid AND")).hasMessageStartingWith("line 1, column 15: A condition is expected here, but there is the end of the condition");
        assertThat(refusal("touch.paid OR OR touch.paid")).hasMessageStartingWith("line 1, column 15: A condition is expected here, but there is 'OR'");
        assertThat(refusal("touch.paid OR (touch.paid")).hasMessage("line 1, column 15: The parenthesis that opens here is not closed: add )");
        assertThat(refusal("touch.paid)")).hasMessage("line 1, column 11: The parenthesis closes here, but none is open: remove it");
        assertThat(refusal("touch.type = 'a")).hasMessageStartingWith("line 1, column 14: The quote ' that opens here is not closed");
    }

    @Test
    void testOneSide()
    {
        assertThat(Condition.parse("conversion.amount > 1", Set.of(Side.CONVERSION)).toString()).isEqualTo("conversion.amount > 1");
        assertThatThrownBy(() -> Condition.parse("conversion.amount > 1 AND touch.paid", Set.of(Side.CONVERSION)))
                .isInstanceOf(ConditionException.class)
                .hasMessage("line 1, column 27: Columns of touches cannot be used here: this condition is about conversions alone");
    }

    @Test
    void testLongTextIsCutInMessages()
    {
        ConditionException refusal = refusal("touch." + "x".repeat(500) + " = 1");
        assertThat(refusal.getMessage()).hasSizeLessThan(300);
    }

    @Test
    void testLimits()
    {
        assertThat(refusal(" ".repeat(1_000_001))).hasMessageStartingWith("line 1, column 1: A condition has at most 1,000,000 characters");
        assertThat(refusal("(".repeat(101) + "touch.paid" + ")".repeat(101))).hasMessageStartingWith("line 1, column 101: Parentheses are nested in at most 100 levels");
        assertThat(refusal("(".repeat(10_000) + "touch.paid" + ")".repeat(10_000))).hasMessageStartingWith("line 1, column 101: Parentheses are nested");
        assertThat(refusal("touch.clicks = 1" + " + 1".repeat(10_000))).hasMessageContaining("A term has at most 250 operators");
        assertThat(refusal("touch.campaign = 'a' " + "day ".repeat(200_000))).hasMessageStartingWith("line 1, column 22: The condition cannot be read at 'day'");
        assertThat(refusal("touch.event_time > INTERVAL '1' " + "day ".repeat(200_000))).hasMessageStartingWith("line 1, column 37: The condition cannot be read at 'day'");
    }

    private static void assertRefused(String text, int line, int column, String reason)
    {
        ConditionException refusal = refusal(text);
        assertThat(refusal).hasMessage("line %s, column %s: %s", line, column, reason);
        assertThat(refusal.line()).isEqualTo(line);
        assertThat(refusal.column()).isEqualTo(column);
    }

    private static ConditionException refusal(String text)
    {
        try {
            Condition.parse(text).bind(ExampleColumns.TOUCH, ExampleColumns.CONVERSION);
        }
        catch (ConditionException e) {
            return e;
        }
        throw new AssertionError("Not refused: " + text);
    }
}
