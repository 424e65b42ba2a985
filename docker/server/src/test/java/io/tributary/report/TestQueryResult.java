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
package io.tributary.report;

import io.tributary.query.DemoQuery;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestQueryResult
{
    private static final QueryResult.Row ROW = new QueryResult.Row(
            "a.sql",
            List.of("whole", "fraction", "money", "text", "flag", "nothing"),
            Arrays.asList(3, 0.5, new BigDecimal("1.20"), "email", true, null));

    @Test
    void testValuesAreReadByColumn()
    {
        assertThat(ROW.whole("whole")).isEqualTo(3);
        assertThat(ROW.number("fraction")).isEqualTo("0.5");
        assertThat(ROW.number("money")).isEqualTo("1.20");
        assertThat(ROW.text("text")).isEqualTo("email");
        assertThat(ROW.flag("flag")).isTrue();
    }

    @Test
    void testWhatIsMissingIsNamed()
    {
        assertThatThrownBy(() -> ROW.text("channel"))
                .hasMessage("a.sql has to return a column channel, and returns whole, fraction, money, text, flag, nothing");
        assertThatThrownBy(() -> ROW.text("nothing"))
                .hasMessage("a.sql returned NULL in column nothing, where the report needs a value");
        assertThatThrownBy(() -> ROW.number("text"))
                .hasMessage("a.sql returned email in column text, where the report needs a number");
    }

    @Test
    void testOnlyRow()
    {
        DemoQuery query = new DemoQuery("a.sql", "A", List.of(), "SELECT 1");
        assertThat(new QueryResult(query, List.of(ROW)).onlyRow()).isEqualTo(ROW);
        assertThatThrownBy(() -> new QueryResult(query, List.of()).onlyRow())
                .hasMessage("a.sql has to return one row, and returned 0");
    }
}
