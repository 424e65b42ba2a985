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
package io.tributary.functions.matching;

import io.airlift.slice.Slices;
import io.tributary.matching.store.Values;
import io.tributary.matching.waterfall.MatchConsumer;
import io.tributary.matching.waterfall.MatchRecords;
import io.tributary.matching.waterfall.RuleReport;
import io.tributary.matching.waterfall.Waterfall;
import io.trino.spi.block.ArrayBlockBuilder;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.RowBlockBuilder;
import io.trino.spi.block.RowValueBuilder;

import java.util.ArrayList;
import java.util.List;

import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.IntegerType.INTEGER;
import static io.trino.spi.type.VarbinaryType.VARBINARY;
import static java.util.Objects.requireNonNull;

/**
 * Writes matches as they are found, and then the reports on the rules.
 */
final class MatchResult
        implements MatchConsumer, RowValueBuilder<RuntimeException>
{
    private final Identifiers leftIds;
    private final MatchRecords left;
    private final Identifiers rightIds;
    private final MatchRecords right;
    private final ResultSize size = new ResultSize(MatchAggregation.NAME);

    private RowBlockBuilder matches;
    // the match at hand
    private int leftRecord;
    private int rightRecord;
    private int rule;
    private double confidence;

    MatchResult(Identifiers leftIds, MatchRecords left, Identifiers rightIds, MatchRecords right)
    {
        this.leftIds = requireNonNull(leftIds, "leftIds is null");
        this.left = requireNonNull(left, "left is null");
        this.rightIds = requireNonNull(rightIds, "rightIds is null");
        this.right = requireNonNull(right, "right is null");
    }

    void write(Waterfall waterfall, int group, BlockBuilder out)
    {
        ((RowBlockBuilder) out).buildEntry(fields -> {
            List<RuleReport> reports = new ArrayList<>();
            ((ArrayBlockBuilder) fields.get(0)).buildEntry(elements -> {
                matches = (RowBlockBuilder) elements;
                reports.addAll(waterfall.match(left, right, group, this));
            });
            ((ArrayBlockBuilder) fields.get(1)).buildEntry(elements ->
                    reports.forEach(report -> ((RowBlockBuilder) elements).buildEntry(columns -> write(report, columns))));
        });
    }

    @Override
    public void match(int left, int right, int rule, double confidence)
    {
        leftRecord = left;
        rightRecord = right;
        this.rule = rule;
        this.confidence = confidence;
        matches.buildEntry(this);
    }

    @Override
    public void build(List<BlockBuilder> fields)
    {
        Values leftValues = left.ids();
        Values rightValues = right.ids();
        size.add((long) leftValues.length(leftRecord) + rightValues.length(rightRecord));
        leftIds.write(leftValues, leftRecord, fields.get(0));
        rightIds.write(rightValues, rightRecord, fields.get(1));
        INTEGER.writeLong(fields.get(2), rule);
        DOUBLE.writeDouble(fields.get(3), confidence);
    }

    private static void write(RuleReport report, List<BlockBuilder> columns)
    {
        INTEGER.writeLong(columns.get(0), report.rule());
        BIGINT.writeLong(columns.get(1), report.leftRows());
        BIGINT.writeLong(columns.get(2), report.rightRows());
        BIGINT.writeLong(columns.get(3), report.matches());
        BIGINT.writeLong(columns.get(4), report.sharedKeys());
        BIGINT.writeLong(columns.get(5), report.sharedLeftRows());
        BIGINT.writeLong(columns.get(6), report.sharedRightRows());
        report.largestKey().ifPresentOrElse(
                key -> VARBINARY.writeSlice(columns.get(7), Slices.wrappedHeapBuffer(key)),
                columns.get(7)::appendNull);
        BIGINT.writeLong(columns.get(8), report.largestKeyRows());
    }
}
