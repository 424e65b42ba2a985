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

import io.tributary.server.ServerStartException;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static io.tributary.benchmarks.Comparisons.comparisons;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

/**
 * The launcher's {@code bench} command: our functions side by side with plain SQL and DuckDB, as ratios from one run.
 */
public final class BenchmarkComparison
{
    private static final String INSTALLATION_PROPERTY = "tributary.server.installation";

    private static final int SUCCESS = 0;
    private static final int FAILURE = 1;
    private static final int MISUSE = 2;

    private BenchmarkComparison() {}

    public static void main(String[] arguments)
    {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream output, PrintStream errors)
    {
        BenchmarkOptions options;
        try {
            options = BenchmarkOptions.parse(arguments);
        }
        catch (IllegalArgumentException e) {
            errors.println("tributary: %s, see ./tributary bench --help".formatted(e.getMessage()));
            return MISUSE;
        }
        if (options.help()) {
            output.print(BenchmarkOptions.USAGE);
            return SUCCESS;
        }

        List<Comparison> selected = comparisons(options.scale()).stream()
                .filter(comparison -> comparison.label().contains(options.only()))
                .toList();
        if (selected.isEmpty()) {
            errors.println("tributary: no comparison has \"%s\" in its line of ./tributary bench --list".formatted(options.only()));
            return MISUSE;
        }
        if (options.list()) {
            selected.forEach(comparison -> output.println(comparison.label()));
            return SUCCESS;
        }
        try {
            return compare(selected, options.warmUpRounds(), options.rounds(), output, errors);
        }
        catch (ServerStartException e) {
            errors.println("tributary: " + e.getMessage());
            e.logLines().forEach(line -> errors.println("  " + line));
            return FAILURE;
        }
        catch (SQLException | IOException | RuntimeException e) {
            errors.println("tributary: the comparison failed: " + e);
            return FAILURE;
        }
    }

    private static int compare(List<Comparison> selected, int warmUpRounds, int rounds, PrintStream output, PrintStream errors)
            throws SQLException, IOException
    {
        Progress progress = new Progress(output);
        Map<String, List<Comparison>> byDataSet = selected.stream()
                .collect(groupingBy(Comparison::dataSet, LinkedHashMap::new, toList()));
        List<ComparisonResult> ratios = new ArrayList<>();
        List<VariantResult> variants = new ArrayList<>();
        List<String> disagreements = new ArrayList<>();
        try (Engines engines = new Engines(BenchmarkComparison::installation, progress)) {
            ComparisonRun run = new ComparisonRun(engines, progress, warmUpRounds, rounds);
            for (Map.Entry<String, List<Comparison>> dataSet : byDataSet.entrySet()) {
                DataSetResult result = run.run(dataSet.getKey(), dataSet.getValue());
                ratios.addAll(result.comparisons());
                variants.addAll(result.variants());
                disagreements.addAll(result.disagreements());
            }
        }

        output.println();
        output.println("Medians of %s rounds:".formatted(rounds));
        output.println();
        output.print(Report.medians(variants));
        output.println();
        output.println("Ratios, median of %s rounds, or differences where it is seconds more; SPREAD is the smallest and the largest of a round, CPU the same in CPU time:".formatted(rounds));
        output.println();
        output.print(Report.ratios(ratios));
        disagreements.forEach(disagreement -> errors.println("tributary: answers disagree: " + disagreement));
        return disagreements.isEmpty() ? SUCCESS : FAILURE;
    }

    private static Path installation()
    {
        String property = System.getProperty(INSTALLATION_PROPERTY);
        if (property == null || !Files.isDirectory(Path.of(property))) {
            throw new ServerStartException("the system property %s has to name the folder of the assembled server, but is %s".formatted(INSTALLATION_PROPERTY, property), List.of());
        }
        return Path.of(property);
    }
}
