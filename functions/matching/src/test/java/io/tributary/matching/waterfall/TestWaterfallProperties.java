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

import io.tributary.matching.store.ByteValues;
import io.tributary.matching.store.RowGroups;
import io.tributary.matching.waterfall.SlowWaterfall.Match;
import io.tributary.matching.waterfall.SlowWaterfall.Row;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import static io.tributary.matching.waterfall.SlowWaterfall.canBePair;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Matching against its definition.
 */
final class TestWaterfallProperties
{
    @Property
    void testMatchesAreThoseOfTheDefinition(@ForAll("rows") List<Row> left, @ForAll("rows") List<Row> right, @ForAll MatchPolicy policy, @ForAll @IntRange(min = 1, max = 4) int maxRows)
    {
        assertThat(Matching.of(left, right, policy, maxRows).matches())
                .isEqualTo(SlowWaterfall.matches(left, right, policy, maxRows));
    }

    @Property
    void testOrderOfRowsDoesNotMatter(@ForAll("rows") List<Row> left, @ForAll("rows") List<Row> right, @ForAll MatchPolicy policy, @ForAll long seed)
    {
        List<Row> shuffledLeft = new ArrayList<>(left);
        List<Row> shuffledRight = new ArrayList<>(right);
        Collections.shuffle(shuffledLeft, new Random(seed));
        Collections.shuffle(shuffledRight, new Random(seed + 1));
        assertThat(Matching.of(shuffledLeft, shuffledRight, policy, 3)).isEqualTo(Matching.of(left, right, policy, 3));
    }

    @Property
    void testOneToOneUsesEachRowOnceAndMissesNone(@ForAll("rows") List<Row> left, @ForAll("rows") List<Row> right, @ForAll @IntRange(min = 1, max = 4) int maxRows)
    {
        List<Match> matches = Matching.of(left, right, MatchPolicy.ONE_TO_ONE, maxRows).matches();
        assertThat(matches).extracting(Match::left).doesNotHaveDuplicates();
        assertThat(matches).extracting(Match::right).doesNotHaveDuplicates();
        for (int rule = 0; rule < SlowWaterfall.rules(left, right); rule++) {
            int number = rule + 1;
            for (Row leftRow : left) {
                for (Row rightRow : right) {
                    if (canBePair(left, right, maxRows, rule, leftRow, rightRow)) {
                        assertThat(matches).anyMatch(match -> match.rule() <= number && (match.left().equals(leftRow.id()) || match.right().equals(rightRow.id())));
                    }
                }
            }
        }
    }

    @Property
    void testReportsAreCounts(@ForAll("rows") List<Row> left, @ForAll("rows") List<Row> right, @ForAll MatchPolicy policy, @ForAll @IntRange(min = 1, max = 4) int maxRows)
    {
        Matching matching = Matching.of(left, right, policy, maxRows);
        assertThat(matching.reports()).hasSize(SlowWaterfall.rules(left, right));
        for (RuleReport report : matching.reports()) {
            int rule = report.rule() - 1;
            List<String> leftKeys = left.stream().flatMap(row -> row.key(rule).stream()).toList();
            List<String> rightKeys = right.stream().flatMap(row -> row.key(rule).stream()).toList();
            List<String> shared = leftAndRight(leftKeys, rightKeys).stream()
                    .filter(key -> Collections.frequency(leftKeys, key) > maxRows || Collections.frequency(rightKeys, key) > maxRows)
                    .toList();
            assertThat(report.leftRows()).isEqualTo(leftKeys.size());
            assertThat(report.rightRows()).isEqualTo(rightKeys.size());
            assertThat(report.matches()).isEqualTo(matching.matches().stream().filter(match -> match.rule() == report.rule()).count());
            assertThat(report.sharedKeys()).isEqualTo(shared.size());
            assertThat(report.sharedLeftRows()).isEqualTo(leftKeys.stream().filter(shared::contains).count());
            assertThat(report.sharedRightRows()).isEqualTo(rightKeys.stream().filter(shared::contains).count());
            int largest = leftAndRight(leftKeys, rightKeys).stream()
                    .mapToInt(key -> Math.max(Collections.frequency(leftKeys, key), Collections.frequency(rightKeys, key)))
                    .max()
                    .orElse(0);
            assertThat(report.largestKeyRows()).isEqualTo(largest);
            assertThat(report.largestKey().map(bytes -> UTF_8.decode(bytes.duplicate()).toString()))
                    .isEqualTo(leftAndRight(leftKeys, rightKeys).stream()
                            .filter(key -> largest > 1 && Math.max(Collections.frequency(leftKeys, key), Collections.frequency(rightKeys, key)) == largest)
                            .findFirst());
        }
    }

    @Property(tries = 200)
    void testGroupsAreApart(@ForAll("rows") List<Row> left, @ForAll("rows") List<Row> right, @ForAll("rows") List<Row> otherLeft, @ForAll MatchPolicy policy)
    {
        MatchRecords leftRecords = new MatchRecords(new ByteValues(), RowGroups.many());
        MatchRecords rightRecords = new MatchRecords(new ByteValues(), RowGroups.many());
        leftRecords.ensureGroup(100);
        rightRecords.ensureGroup(100);
        for (int index = 0; index < Math.max(left.size(), otherLeft.size()); index++) {
            if (index < left.size()) {
                Matching.add(leftRecords, 7, left.get(index));
            }
            if (index < otherLeft.size()) {
                Matching.add(leftRecords, 100, otherLeft.get(index));
            }
        }
        for (Row row : right) {
            Matching.add(rightRecords, 100, row);
            Matching.add(rightRecords, 7, row);
        }
        Waterfall waterfall = new Waterfall(policy, 3);
        assertThat(Matching.of(leftRecords, rightRecords, 7, waterfall)).isEqualTo(Matching.of(left, right, policy, 3));
        assertThat(Matching.of(leftRecords, rightRecords, 100, waterfall)).isEqualTo(Matching.of(otherLeft, right, policy, 3));
        assertThat(Matching.of(leftRecords, rightRecords, 0, waterfall).matches()).isEmpty();
    }

    @Provide
    Arbitrary<List<Row>> rows()
    {
        Arbitrary<String> key = Arbitraries.of("a", "b", "c", "d", "e", "a longer key than eight bytes", "a longer key than eight bytes, by far").injectNull(0.2).edgeCases(cases -> cases.add(""));
        // some are equal in their first eight bytes, and some end where others go on
        Arbitrary<String> id = Arbitraries.of("", "1", "2", "10", "customer", "customer\0", "customer-1", "customer-2", "customer-10", "customer-1000000000", "customer-1000000001", "é");
        Arbitrary<List<String>> keys = key.list().ofMaxSize(4);
        return id.list().uniqueElements().ofMaxSize(12)
                .flatMap(ids -> keys.list().ofSize(ids.size()).map(lists -> {
                    List<Row> rows = new ArrayList<>();
                    for (int index = 0; index < ids.size(); index++) {
                        rows.add(new Row(ids.get(index), lists.get(index)));
                    }
                    return rows;
                }));
    }

    private static List<String> leftAndRight(List<String> leftKeys, List<String> rightKeys)
    {
        return Stream.concat(leftKeys.stream(), rightKeys.stream()).distinct().sorted().toList();
    }
}
