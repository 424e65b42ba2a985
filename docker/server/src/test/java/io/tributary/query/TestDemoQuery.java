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
package io.tributary.query;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestDemoQuery
{
    @Test
    void testCommentOnTopIsTitleAndText()
    {
        assertThat(DemoQuery.parse("01-credit.sql",
                """
                -- Credit by channel
                -- What each channel gets,
                -- and why.

                SELECT 1
                -- a remark of the statement
                FROM t;
                """))
                .isEqualTo(new DemoQuery(
                        "01-credit.sql",
                        "Credit by channel",
                        List.of("What each channel gets,", "and why."),
                        """
                        SELECT 1
                        -- a remark of the statement
                        FROM t\
                        """));
    }

    @Test
    void testTitleAloneIsEnough()
    {
        assertThat(DemoQuery.parse("a.sql", "-- Title\nVALUES 1").text()).isEmpty();
    }

    @Test
    void testFileWithoutTitleOrStatementIsRefused()
    {
        assertThatThrownBy(() -> DemoQuery.parse("a.sql", "VALUES 1"))
                .hasMessage("a.sql needs a comment with the title on top and a statement below");
        assertThatThrownBy(() -> DemoQuery.parse("b.sql", "-- Title\n;"))
                .hasMessage("b.sql needs a comment with the title on top and a statement below");
    }
}
