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
package io.tributary.demo;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

final class TestResultTable
{
    @Test
    void testNumbersStandToTheRightAndTextToTheLeft()
    {
        ResultTable table = new ResultTable(
                List.of(
                        ResultColumn.of("channel", Arrays.asList("email", "paid search", null)),
                        ResultColumn.of("touches", List.of(7L, 12345L, 3L))),
                3,
                3);
        assertThat(table.lines()).containsExactly(
                " channel     | touches",
                "-------------+---------",
                " email       |       7",
                " paid search |   12345",
                " -           |       3");
        assertThat(table.size()).isEqualTo("3 rows");
    }

    @Test
    void testFractionsOfAColumnAreRoundedAlike()
    {
        assertThat(ResultColumn.of("value", Arrays.asList(new BigDecimal("1234.5"), new BigDecimal("0.005"), null)).cells())
                .containsExactly("1234.50", "0.01", "-");
    }

    @Test
    void testSharesKeepFourDigits()
    {
        assertThat(ResultColumn.of("credit", List.of(BigDecimal.valueOf(0.4), BigDecimal.valueOf(1.0 / 3))).cells())
                .containsExactly("0.4000", "0.3333");
    }

    @Test
    void testShortScalesAreKept()
    {
        assertThat(ResultColumn.of("value", List.of(new BigDecimal("5"), new BigDecimal("7"))).cells())
                .containsExactly("5", "7");
    }

    @Test
    void testLongTextIsCut()
    {
        assertThat(ResultColumn.of("path", List.of("x".repeat(100))).cells())
                .containsExactly("x".repeat(61) + "...");
    }

    @Test
    void testRowsPastTheLimitAreCounted()
    {
        assertThat(new ResultTable(List.of(ResultColumn.of("n", List.of(1L))), 1, 5).size())
                .isEqualTo("5 rows, of which the first 1 are shown,");
    }

    @Test
    void testEmptyResultKeepsItsHeading()
    {
        assertThat(new ResultTable(List.of(ResultColumn.of("n", List.of())), 0, 0).lines())
                .containsExactly(" n", "---");
    }
}
