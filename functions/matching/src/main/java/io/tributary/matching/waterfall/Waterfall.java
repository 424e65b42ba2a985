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

import com.google.common.collect.ImmutableList;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Matches the records of two sides by rules, the best rule first.
 *
 * <p>Records that share a key of a rule form a block. Blocks of one rule have no record in common, and every left record of a block can be matched with every right one, so that matching
 * them in the order of their ids leaves no two records unmatched that could be matched by that rule.
 *
 * @param maxRows how many records of one side may have a key, from 1 to 1,000,000; keys that more have are set aside
 */
public record Waterfall(MatchPolicy policy, int maxRows)
{
    public static final int DEFAULT_MAX_ROWS = 10;

    private static final int MOST_MAX_ROWS = 1_000_000;

    public Waterfall
    {
        requireNonNull(policy, "policy is null");
        checkMaxRows(maxRows);
    }

    /**
     * @throws IllegalArgumentException if the number of rows is out of range
     */
    public static Waterfall of(MatchPolicy policy, long maxRows)
    {
        checkMaxRows(maxRows);
        return new Waterfall(policy, (int) maxRows);
    }

    /**
     * Bytes of memory that matching takes beside the records themselves.
     *
     * @param rules the largest number of rules of a record
     */
    public long scratchBytes(long leftCount, long rightCount, int rules)
    {
        // the order of both sides, their keys, whether they are matched, and blocks
        long size = leftCount + rightCount;
        long bytes = MatchSide.scratchBytes(size) + RuleKeys.scratchBytes(size) + size + Integer.BYTES * rightCount;
        return policy == MatchPolicy.ALL ? bytes + Integer.BYTES * size * rules : bytes;
    }

    /**
     * Matches the records of a group.
     *
     * @return a report on each rule
     * @throws IllegalArgumentException if two records of a side have the same id, or there are too many
     */
    public List<RuleReport> match(MatchRecords leftRecords, MatchRecords rightRecords, int group, MatchConsumer consumer)
    {
        requireNonNull(consumer, "consumer is null");
        MatchSide left = new MatchSide("left", leftRecords, group);
        MatchSide right = new MatchSide("right", rightRecords, group);
        RuleKeys keys = new RuleKeys(left, right);
        Pairing pairing = switch (policy) {
            case ONE_TO_ONE -> new OneToOne(left, right, keys);
            case ONE_TO_MANY -> new OneToMany(left, right, keys);
            case ALL -> new AllPairs(left, right, keys);
        };
        int rules = Math.max(leftRecords.rules(group), rightRecords.rules(group));
        ImmutableList.Builder<RuleReport> reports = ImmutableList.builder();
        for (int rule = 0; rule < rules; rule++) {
            keys.read(rule);
            reports.add(match(rule + 1, keys, pairing, consumer));
        }
        return reports.build();
    }

    private RuleReport match(int rule, RuleKeys keys, Pairing pairing, MatchConsumer consumer)
    {
        long leftRows = 0;
        long rightRows = 0;
        long sharedKeys = 0;
        long sharedLeftRows = 0;
        long sharedRightRows = 0;
        int largestKey = 0;
        int largestKeyRows = 0;
        for (int key = 1; key <= keys.keyCount(); key++) {
            int rows = keys.largerCount(key);
            if (rows > largestKeyRows || (rows == largestKeyRows && rows > 1 && keys.isBefore(key, largestKey))) {
                largestKey = key;
                largestKeyRows = rows;
            }
        }
        // now, as where the keys are is not kept while records are matched
        Optional<ByteBuffer> largestBytes = largestKeyRows > 1 ? Optional.of(keys.bytes(largestKey)) : Optional.empty();
        for (int key = 1; key <= keys.keyCount(); key++) {
            int leftCount = keys.leftCount(key);
            int rightCount = keys.rightCount(key);
            leftRows += leftCount;
            rightRows += rightCount;
            if (leftCount > maxRows || rightCount > maxRows) {
                sharedKeys++;
                sharedLeftRows += leftCount;
                sharedRightRows += rightCount;
                keys.drop(key);
            }
            else if (leftCount == 0 || rightCount == 0) {
                keys.drop(key);
            }
        }
        long matches = pairing.pair(rule, consumer);
        return new RuleReport(rule, leftRows, rightRows, matches, sharedKeys, sharedLeftRows, sharedRightRows, largestBytes, largestKeyRows);
    }

    private static void checkMaxRows(long maxRows)
    {
        if (maxRows < 1 || maxRows > MOST_MAX_ROWS) {
            throw new IllegalArgumentException("The largest number of rows that share a key must be from 1 to %s, but is %s: give a number such as %s".formatted(MOST_MAX_ROWS, maxRows, DEFAULT_MAX_ROWS));
        }
    }
}
