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
package io.tributary.server;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Consumer;

import static java.util.Objects.requireNonNull;

/**
 * Shows that the server is still starting: on a terminal one line that counts, elsewhere a line every ten seconds.
 */
public final class StartupProgress
        implements Consumer<Duration>
{
    private static final String MESSAGE = "Starting the server";
    private static final int PLAIN_INTERVAL = 10;

    private final PrintStream output;
    private final boolean terminal;
    private long shown = -1;

    public StartupProgress(PrintStream output)
    {
        this.output = requireNonNull(output, "output is null");
        this.terminal = System.console() != null && System.console().isTerminal();
    }

    @Override
    public void accept(Duration elapsed)
    {
        long seconds = elapsed.toSeconds();
        if (terminal) {
            if (seconds != shown) {
                output.print("\r%s ... %s s".formatted(MESSAGE, seconds));
                output.flush();
            }
        }
        else if (seconds % PLAIN_INTERVAL == 0 && seconds != shown) {
            output.println("%s ... %s s".formatted(MESSAGE, seconds));
        }
        shown = seconds;
    }

    public void finish()
    {
        if (terminal) {
            // Wipes the counting line, so that the next output takes its place
            output.print("\r\u001B[K");
            output.flush();
        }
    }
}
