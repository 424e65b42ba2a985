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
package io.tributary.attribution.state;

import java.util.concurrent.CancellationException;

/**
 * Ends a long computation for whose result nobody waits any more: the engine interrupts the thread of a query that is cancelled.
 */
public final class Interruption
{
    private Interruption() {}

    /**
     * To be called at least every second or so.
     *
     * @throws CancellationException if the thread was interrupted, as which it stays marked
     */
    public static void check()
    {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("The computation was interrupted, as it is when a query is cancelled: run it again if its result is wanted");
        }
    }
}
