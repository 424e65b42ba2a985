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

import java.util.Iterator;
import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * What the command line asks for.
 *
 * @param warmUpRounds how often each variant is run before it is measured
 * @param rounds how often each variant is measured, after the warm-up
 * @param only part of the label of the comparisons to run; all of them have the empty text
 * @param scale factor on the number of customers, contacts, people and paths
 */
record BenchmarkOptions(int warmUpRounds, int rounds, String only, double scale, boolean list, boolean help)
{
    static final String USAGE =
            """
            Usage: ./tributary bench [OPTION...]

              --warm-up N   run every variant N times before it is measured (default: %s)
              --rounds N    measure every variant N times (default: %s)
              --only NAME   run the comparisons that have NAME in their line of --list
              --scale F     F times the customers, such as 0.1 for a quick look (default: 1)
              --list        list the comparisons and run nothing
              --help        this text

            Exit code 0 also where a target is missed; 1 if answers disagree or something fails; 2 for a wrong option.
            """.formatted(ComparisonRun.WARM_UP_ROUNDS, 5);

    private static final BenchmarkOptions DEFAULT = new BenchmarkOptions(ComparisonRun.WARM_UP_ROUNDS, 5, "", 1, false, false);

    BenchmarkOptions
    {
        requireNonNull(only, "only is null");
        if (warmUpRounds < 0) {
            throw new IllegalArgumentException("--warm-up needs a whole number of at least 0, not %s".formatted(warmUpRounds));
        }
        if (rounds < 1) {
            throw new IllegalArgumentException("--rounds needs a whole number of at least 1, not %s".formatted(rounds));
        }
        if (!(scale >= 0.0001 && scale <= 100)) {
            throw new IllegalArgumentException("--scale needs a number from 0.0001 to 100, not %s".formatted(scale));
        }
    }

    static BenchmarkOptions parse(List<String> arguments)
    {
        BenchmarkOptions options = DEFAULT;
        Iterator<String> remaining = arguments.iterator();
        while (remaining.hasNext()) {
            String argument = remaining.next();
            options = switch (argument) {
                case "--warm-up" -> new BenchmarkOptions(wholeNumber(argument, value(argument, remaining)), options.rounds, options.only, options.scale, options.list, options.help);
                case "--rounds" -> new BenchmarkOptions(options.warmUpRounds, wholeNumber(argument, value(argument, remaining)), options.only, options.scale, options.list, options.help);
                case "--only" -> new BenchmarkOptions(options.warmUpRounds, options.rounds, value(argument, remaining), options.scale, options.list, options.help);
                case "--scale" -> new BenchmarkOptions(options.warmUpRounds, options.rounds, options.only, number(argument, value(argument, remaining)), options.list, options.help);
                case "--list" -> new BenchmarkOptions(options.warmUpRounds, options.rounds, options.only, options.scale, true, options.help);
                case "--help" -> new BenchmarkOptions(options.warmUpRounds, options.rounds, options.only, options.scale, options.list, true);
                default -> throw new IllegalArgumentException("bench has no option %s".formatted(argument));
            };
        }
        return options;
    }

    private static String value(String option, Iterator<String> remaining)
    {
        if (!remaining.hasNext()) {
            throw new IllegalArgumentException("%s needs a value".formatted(option));
        }
        return remaining.next();
    }

    private static int wholeNumber(String option, String value)
    {
        try {
            return Integer.parseInt(value);
        }
        catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s needs a whole number, not %s".formatted(option, value), e);
        }
    }

    private static double number(String option, String value)
    {
        try {
            return Double.parseDouble(value);
        }
        catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s needs a number, not %s".formatted(option, value), e);
        }
    }
}
