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

import java.io.PrintStream;
import java.util.Locale;

import static java.util.Objects.requireNonNull;

/**
 * Says what is going on, one line for each step.
 */
record Progress(PrintStream output)
{
    Progress
    {
        requireNonNull(output, "output is null");
    }

    /**
     * @param start of the step, from {@link System#nanoTime}
     */
    void done(String step, long start)
    {
        output.println(String.format(Locale.ROOT, "%-60s %7.1f s", step, (System.nanoTime() - start) / 1e9));
    }
}
