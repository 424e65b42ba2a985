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

import com.google.common.collect.ImmutableList;
import io.tributary.benchmarks.Work.Query;

import java.util.List;
import java.util.Optional;

import static io.tributary.benchmarks.Metric.PEAK_MEMORY;
import static io.tributary.benchmarks.Metric.SECONDS_MORE;
import static io.tributary.benchmarks.Metric.TIME;
import static io.tributary.benchmarks.Target.atMost;

/**
 * The comparisons of data-driven models: what they cost beside reading their paths.
 */
final class ModelComparisons
{
    private static final PathTable TWELVE_CHANNELS = new PathTable(1_000_000, 12);
    private static final PathTable MANY_CHANNELS = new PathTable(1_000_000, 500);

    private static final String MODELS = "models";

    private ModelComparisons() {}

    /**
     * @param scale factor on the number of paths
     */
    static List<Comparison> comparisons(double scale)
    {
        return ImmutableList.<Comparison>builder()
                .addAll(ofTwelveChannels(TWELVE_CHANNELS.scaled(scale)))
                .addAll(ofManyChannels(MANY_CHANNELS.scaled(scale)))
                .build();
    }

    private static List<Comparison> ofTwelveChannels(PathTable table)
    {
        Variant read = variant(table, "reading", ModelQueries.READ);
        Variant checksum = variant(table, "checksum of paths", ModelQueries.CHECKSUM);
        Variant markov = variant(table, "markov_attribution", ModelQueries.MARKOV);
        Variant thirdOrder = variant(table, "markov_attribution, order 3", ModelQueries.MARKOV_THIRD_ORDER);
        Variant shapley = variant(table, "shapley_attribution", ModelQueries.SHAPLEY);
        Variant rates = variant(table, "shapley_attribution, rates", ModelQueries.SHAPLEY_RATES);
        Variant probabilistic = variant(table, "probabilistic_attribution", ModelQueries.PROBABILISTIC);
        // the same state from a tenth of the paths
        Variant ofTenth = new Variant("markov_attribution, a tenth of the paths", "a tenth", new Query(table.scaled(0.1), ModelQueries.MARKOV));
        return ImmutableList.of(
                comparison(table, SECONDS_MORE, markov, read, Optional.of(atMost(1))),
                comparison(table, TIME, markov, read, Optional.empty()),
                comparison(table, TIME, markov, checksum, Optional.empty()),
                comparison(table, SECONDS_MORE, thirdOrder, read, Optional.empty()),
                comparison(table, TIME, thirdOrder, markov, Optional.empty()),
                comparison(table, TIME, shapley, markov, Optional.empty()),
                comparison(table, TIME, rates, markov, Optional.empty()),
                comparison(table, TIME, probabilistic, markov, Optional.empty()),
                comparison(table, TIME, markov, ofTenth, Optional.empty()),
                comparison(table, PEAK_MEMORY, markov, read, Optional.empty()),
                comparison(table, PEAK_MEMORY, thirdOrder, read, Optional.empty()));
    }

    private static List<Comparison> ofManyChannels(PathTable table)
    {
        Variant read = variant(table, "reading", ModelQueries.READ);
        Variant markov = variant(table, "markov_attribution", ModelQueries.MARKOV);
        return ImmutableList.of(
                comparison(table, SECONDS_MORE, markov, read, Optional.empty()),
                comparison(table, TIME, markov, read, Optional.empty()),
                comparison(table, PEAK_MEMORY, markov, read, Optional.empty()));
    }

    private static Comparison comparison(PathTable table, Metric metric, Variant numerator, Variant denominator, Optional<Target> target)
    {
        return new Comparison(MODELS, table.label(), metric, numerator, denominator, target);
    }

    private static Variant variant(PathTable table, String name, String sql)
    {
        return new Variant(name, name, new Query(table, sql));
    }
}
