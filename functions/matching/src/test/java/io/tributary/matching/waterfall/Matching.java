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

import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What the waterfall makes of rows.
 */
record Matching(List<Match> matches, List<RuleReport> reports)
{
    static Matching of(List<Row> left, List<Row> right, MatchPolicy policy, int maxRows)
    {
        return of(records(left), records(right), 0, new Waterfall(policy, maxRows));
    }

    static Matching of(MatchRecords left, MatchRecords right, int group, Waterfall waterfall)
    {
        List<Match> matches = new ArrayList<>();
        List<RuleReport> reports = waterfall.match(left, right, group, (leftRecord, rightRecord, rule, confidence) ->
                matches.add(new Match(id(left, leftRecord), id(right, rightRecord), rule, confidence)));
        return new Matching(matches, reports);
    }

    static MatchRecords records(List<Row> rows)
    {
        MatchRecords records = new MatchRecords(new ByteValues(), RowGroups.single());
        rows.forEach(row -> add(records, 0, row));
        return records;
    }

    static void add(MatchRecords records, int group, Row row)
    {
        byte[] id = row.id().getBytes(UTF_8);
        ((ByteValues) records.ids()).add(id, 0, id.length);
        KeyBuffer keys = new KeyBuffer();
        keys.start(row.keys().size());
        for (String key : row.keys()) {
            if (key == null) {
                keys.addNone();
            }
            else {
                byte[] bytes = key.getBytes(UTF_8);
                keys.add(bytes, 0, bytes.length);
            }
        }
        records.add(group, keys);
    }

    private static String id(MatchRecords records, int record)
    {
        ByteValues ids = (ByteValues) records.ids();
        return new String(ids.array(record), ids.start(record), ids.length(record), UTF_8);
    }
}
