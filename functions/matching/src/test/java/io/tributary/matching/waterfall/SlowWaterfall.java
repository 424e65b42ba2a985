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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Matching by its definition: all pairs are looked at, again and again.
 */
final class SlowWaterfall
{
    record Row(String id, List<String> keys)
    {
        Optional<String> key(int rule)
        {
            return rule < keys.size() ? Optional.ofNullable(keys.get(rule)).filter(key -> !key.isEmpty()) : Optional.empty();
        }
    }

    record Match(String left, String right, int rule, double confidence) {}

    private final List<Row> left;
    private final List<Row> right;
    private final int maxRows;
    private final Set<Row> usedLeft = new HashSet<>();
    private final Set<Row> usedRight = new HashSet<>();
    private final List<Match> matches = new ArrayList<>();

    private SlowWaterfall(List<Row> left, List<Row> right, int maxRows)
    {
        this.left = left.stream().sorted(Comparator.comparing(Row::id)).toList();
        this.right = right.stream().sorted(Comparator.comparing(Row::id)).toList();
        this.maxRows = maxRows;
    }

    static List<Match> matches(List<Row> left, List<Row> right, MatchPolicy policy, int maxRows)
    {
        SlowWaterfall waterfall = new SlowWaterfall(left, right, maxRows);
        for (int rule = 0; rule < rules(left, right); rule++) {
            switch (policy) {
                case ONE_TO_ONE -> waterfall.oneToOne(rule);
                case ONE_TO_MANY -> waterfall.oneToMany(rule);
                case ALL -> waterfall.all(rule);
            }
        }
        return waterfall.matches;
    }

    static int rules(List<Row> left, List<Row> right)
    {
        return Math.max(
                left.stream().mapToInt(row -> row.keys().size()).max().orElse(0),
                right.stream().mapToInt(row -> row.keys().size()).max().orElse(0));
    }

    static long count(List<Row> rows, int rule, String key)
    {
        return rows.stream().filter(row -> row.key(rule).equals(Optional.of(key))).count();
    }

    static boolean canBePair(List<Row> left, List<Row> right, int maxRows, int rule, Row leftRow, Row rightRow)
    {
        return leftRow.key(rule).isPresent() &&
                leftRow.key(rule).equals(rightRow.key(rule)) &&
                count(left, rule, leftRow.key(rule).orElseThrow()) <= maxRows &&
                count(right, rule, leftRow.key(rule).orElseThrow()) <= maxRows;
    }

    private boolean isPair(int rule, Row leftRow, Row rightRow)
    {
        return canBePair(left, right, maxRows, rule, leftRow, rightRow);
    }

    private void oneToOne(int rule)
    {
        List<Row> freeLeft = left.stream().filter(row -> !usedLeft.contains(row)).toList();
        List<Row> freeRight = right.stream().filter(row -> !usedRight.contains(row)).toList();
        for (Row leftRow : freeLeft) {
            for (Row rightRow : freeRight) {
                if (!usedLeft.contains(leftRow) && !usedRight.contains(rightRow) && isPair(rule, leftRow, rightRow)) {
                    usedLeft.add(leftRow);
                    usedRight.add(rightRow);
                    String key = leftRow.key(rule).orElseThrow();
                    matches.add(new Match(leftRow.id(), rightRow.id(), rule + 1, 1.0 / Math.max(count(freeLeft, rule, key), count(freeRight, rule, key))));
                }
            }
        }
    }

    private void oneToMany(int rule)
    {
        for (Row leftRow : left) {
            for (Row rightRow : right) {
                if (!usedRight.contains(rightRow) && isPair(rule, leftRow, rightRow)) {
                    usedRight.add(rightRow);
                    matches.add(new Match(leftRow.id(), rightRow.id(), rule + 1, 1.0 / count(left, rule, leftRow.key(rule).orElseThrow())));
                }
            }
        }
    }

    private void all(int rule)
    {
        for (Row leftRow : left) {
            for (Row rightRow : right) {
                boolean isNew = matches.stream().noneMatch(match -> Objects.equals(match.left(), leftRow.id()) && Objects.equals(match.right(), rightRow.id()));
                if (isNew && isPair(rule, leftRow, rightRow)) {
                    String key = leftRow.key(rule).orElseThrow();
                    matches.add(new Match(leftRow.id(), rightRow.id(), rule + 1, 1.0 / Math.max(count(left, rule, key), count(right, rule, key))));
                }
            }
        }
    }
}
