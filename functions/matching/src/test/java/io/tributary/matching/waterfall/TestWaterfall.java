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
package io.tributary.matching.waterfall;

import io.tributary.matching.waterfall.SlowWaterfall.Match;
import io.tributary.matching.waterfall.SlowWaterfall.Row;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static io.tributary.matching.waterfall.MatchPolicy.ALL;
import static io.tributary.matching.waterfall.MatchPolicy.ONE_TO_MANY;
import static io.tributary.matching.waterfall.MatchPolicy.ONE_TO_ONE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestWaterfall
{
    private static final List<Row> LEFT = List.of(row("b", "ann@", "555"), row("a", "bob@", "555"), row("c", "", "777"));
    private static final List<Row> RIGHT = List.of(row("z", "none@", "555"), row("y", "ann@", "555"), row("x", "joe@", "555"));

    @Test
    void testBetterRulesComeFirst()
    {
        assertThat(Matching.of(LEFT, RIGHT, ONE_TO_ONE, 10).matches()).containsExactly(
                new Match("b", "y", 1, 1.0),
                // one left record and two right ones remain
                new Match("a", "x", 2, 0.5));
    }

    @Test
    void testOneLeftRecordServesManyRightOnes()
    {
        assertThat(Matching.of(LEFT, RIGHT, ONE_TO_MANY, 10).matches()).containsExactly(
                new Match("b", "y", 1, 1.0),
                new Match("a", "x", 2, 0.5),
                new Match("a", "z", 2, 0.5));
    }

    @Test
    void testAPairIsMadeByItsBestRuleOnly()
    {
        assertThat(Matching.of(LEFT, RIGHT, ALL, 10).matches()).containsExactly(
                new Match("b", "y", 1, 1.0),
                new Match("a", "x", 2, 1.0 / 3),
                new Match("a", "y", 2, 1.0 / 3),
                new Match("a", "z", 2, 1.0 / 3),
                new Match("b", "x", 2, 1.0 / 3),
                new Match("b", "z", 2, 1.0 / 3));
    }

    @Test
    void testASharedKeyStaysSharedWhenMostOfItsRowsAreMatched()
    {
        Matching matching = Matching.of(LEFT, RIGHT, ONE_TO_ONE, 2);
        assertThat(matching.matches()).containsExactly(new Match("b", "y", 1, 1.0));
        RuleReport report = matching.reports().get(1);
        assertThat(report.leftRows()).isEqualTo(3);
        assertThat(report.rightRows()).isEqualTo(3);
        assertThat(report.sharedKeys()).isEqualTo(1);
        assertThat(report.sharedLeftRows()).isEqualTo(2);
        assertThat(report.sharedRightRows()).isEqualTo(3);
        assertThat(report.largestKey().map(bytes -> UTF_8.decode(bytes).toString())).isEqualTo(Optional.of("555"));
        assertThat(report.largestKeyRows()).isEqualTo(3);
    }

    @Test
    void testAKeyOfExactlyTheLargestNumberOfRowsIsNotSetAside()
    {
        Matching matching = Matching.of(LEFT, RIGHT, ONE_TO_ONE, 3);
        assertThat(matching.matches()).containsExactly(new Match("b", "y", 1, 1.0), new Match("a", "x", 2, 0.5));
        assertThat(matching.reports().get(1).sharedKeys()).isEqualTo(0);
    }

    @Test
    void testMemoryOfMoreRowsThanAGroupCanHaveIsNotReportedAsLittle()
    {
        long rows = 1L << 31;
        assertThat(new Waterfall(ONE_TO_ONE, 10).scratchBytes(rows / 2, rows / 2, 1)).isGreaterThan(48 * rows);
    }

    @Test
    void testNoKeyIsLargestWhereAllAreDifferent()
    {
        RuleReport report = Matching.of(LEFT, RIGHT, ONE_TO_ONE, 10).reports().getFirst();
        assertThat(report.largestKey()).isEmpty();
        assertThat(report.largestKeyRows()).isEqualTo(1);
    }

    @Test
    void testManyRecords()
    {
        int count = 20_000;
        List<Row> left = IntStream.range(0, count).mapToObj(number -> row("left-" + number, "key " + number % (count - 100))).toList();
        List<Row> right = IntStream.range(0, count).mapToObj(number -> row("right-" + number, "key " + (number + 5000))).toList();
        Matching matching = Matching.of(left, right, ONE_TO_ONE, 10);
        assertThat(matching.matches()).hasSize(count - 5000 - 100);
        assertThat(matching.reports().getFirst().leftRows()).isEqualTo(count);
        assertThat(Matching.of(left, right, ALL, 10).matches()).hasSize(count - 5000 - 100);
    }

    @Test
    void testIdsMustBeDifferent()
    {
        List<Row> twice = List.of(row("a", "x"), row("a", "y"), row("b", "z"));
        assertThatThrownBy(() -> Matching.of(twice, RIGHT, ALL, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Each left id must be on one row, but 1 of 3 rows repeat the id of another: keep one row for each id, and give several keys of one kind as several elements of the array");
        assertThatThrownBy(() -> Matching.of(LEFT, twice, ALL, 10)).hasMessageStartingWith("Each right id must be on one row");
    }

    @Test
    void testSettings()
    {
        assertThat(Waterfall.of(ALL, 7)).isEqualTo(new Waterfall(ALL, 7));
        assertThatThrownBy(() -> Waterfall.of(ALL, 1_000_001))
                .hasMessage("The largest number of rows that share a key must be from 1 to 1000000, but is 1000001: give a number such as 10");
        assertThatThrownBy(() -> new Waterfall(ALL, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(MatchPolicy.fromName("one_to_many")).isEqualTo(ONE_TO_MANY);
        assertThat(ONE_TO_ONE.sqlName()).isEqualTo("one_to_one");
        assertThatThrownBy(() -> MatchPolicy.fromName("ONE"))
                .hasMessage("There is no policy 'ONE': use one of ['one_to_one', 'one_to_many', 'all']");
    }

    @Test
    void testCopySharesNothing()
    {
        MatchRecords records = Matching.records(LEFT);
        MatchRecords copy = new MatchRecords(records);
        Matching.add(records, 0, row("d", "joe@"));
        Matching expected = Matching.of(LEFT, RIGHT, ONE_TO_ONE, 10);
        assertThat(Matching.of(copy, Matching.records(RIGHT), 0, new Waterfall(ONE_TO_ONE, 10))).isEqualTo(expected);
        assertThat(records.count(0)).isEqualTo(4);
        assertThat(copy.count(0)).isEqualTo(3);
        assertThat(copy.largestGroup()).isEqualTo(3);
        assertThat(copy.largestRules()).isEqualTo(2);
    }

    @Test
    void testTooManyOrTooLongKeys()
    {
        KeyBuffer keys = new KeyBuffer();
        assertThatThrownBy(() -> keys.start(65))
                .hasMessage("There can be at most 64 keys, one for each rule, but there are 65: leave out the rules that matter least");
        keys.start(2);
        assertThatThrownBy(() -> keys.add(new byte[0], 0, 1 << 28))
                .hasMessage("The keys of a row can have at most 268435456 bytes together: use tokens or hashes of long keys");
    }

    private static Row row(String id, String... keys)
    {
        return new Row(id, List.of(keys));
    }
}
