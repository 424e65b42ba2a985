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

import java.io.IOException;

/**
 * Ends this process together with the one that started it. The parent holds the other end of standard input: however it
 * ends, even by a signal that it cannot catch, the pipe closes.
 */
final class ParentWatch
{
    private ParentWatch() {}

    static void start()
    {
        Thread.ofPlatform()
                .name("parent-watch")
                .daemon()
                .start(ParentWatch::exitAtEndOfInput);
    }

    private static void exitAtEndOfInput()
    {
        try {
            while (System.in.read() >= 0) {
                // What arrives is of no interest, only that it ends
            }
        }
        catch (IOException _) {
            // An input that cannot be read has ended, too
        }
        System.exit(0);
    }
}
