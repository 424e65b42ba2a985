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
package io.tributary.benchmarks;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The loop; what the statements do is seen on a server.
 */
final class TestLabelPropagation
{
    @Test
    void testGoesOnUntilNothingChanges()
            throws SQLException
    {
        List<String> statements = new ArrayList<>();
        Answer last = names(10);
        assertThat(new LabelPropagation().run(statements(List.of(names(30), names(20), last, last), statements))).isEqualTo(last);
        assertThat(statements).containsExactly(
                "CREATE TABLE neighbours",
                "CREATE TABLE labels_0",
                "SELECT labels_0",
                "CREATE TABLE labels_1",
                "DROP TABLE labels_0",
                "SELECT labels_1",
                "CREATE TABLE labels_2",
                "DROP TABLE labels_1",
                "SELECT labels_2",
                "CREATE TABLE labels_3",
                "DROP TABLE labels_2",
                "SELECT labels_3",
                "DROP TABLE labels_3",
                "DROP TABLE neighbours");
    }

    private static Answer names(double sum)
    {
        return new Answer(Map.of("components", 2.0, "names", sum));
    }

    private static Procedure.Statements statements(List<Answer> answers, List<String> statements)
    {
        Queue<Answer> remaining = new ArrayDeque<>(answers);
        return sql -> {
            if (sql.startsWith("SELECT")) {
                statements.add("SELECT " + sql.replaceAll("(?s).*FROM (labels_[0-9]+).*", "$1"));
                return remaining.remove();
            }
            statements.add(sql.replaceAll("(?s)^((CREATE|DROP) TABLE \\w+).*", "$1"));
            return Answer.NONE;
        };
    }
}
