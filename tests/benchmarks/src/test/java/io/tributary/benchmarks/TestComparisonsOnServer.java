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

import io.tributary.benchmarks.Work.Computation;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The comparisons of rules, of identifiers and of data-driven models run on a server, with tables that are so small that it says nothing about speed.
 */
final class TestComparisonsOnServer
{
    private static final String INSTALLATION_PROPERTY = "tributary.tests.installation";

    @Test
    void testAnswersAgree()
            throws SQLException, IOException
    {
        Map<String, List<Comparison>> byDataSet = Stream.of(RuleComparisons.comparisons(0.001), IdentityComparisons.comparisons(0.001), ModelComparisons.comparisons(0.001))
                .flatMap(List::stream)
                // in plain Java, and always of full size
                .filter(comparison -> !(comparison.numerator().work() instanceof Computation))
                .collect(groupingBy(Comparison::dataSet, LinkedHashMap::new, toList()));
        assertThat(byDataSet).containsOnlyKeys("500 x 10 with campaigns", "20 x 250 with campaigns", "1000 contacts", "1000 x 1000 people", "5000 edges", "1000 paths of 12 channels", "1000 paths of 500 channels");
        Progress progress = new Progress(new PrintStream(OutputStream.nullOutputStream(), true, UTF_8));
        try (Engines engines = new Engines(() -> Path.of(System.getProperty(INSTALLATION_PROPERTY)), progress)) {
            ComparisonRun run = new ComparisonRun(engines, progress, 0, 1);
            for (Map.Entry<String, List<Comparison>> dataSet : byDataSet.entrySet()) {
                DataSetResult result = run.run(dataSet.getKey(), dataSet.getValue());
                assertThat(result.disagreements()).as(dataSet.getKey()).isEmpty();
                assertThat(result.comparisons()).as(dataSet.getKey()).hasSameSizeAs(dataSet.getValue());
            }
        }
    }
}
