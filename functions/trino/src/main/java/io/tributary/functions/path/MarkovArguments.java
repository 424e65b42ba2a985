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
package io.tributary.functions.path;

import io.tributary.attribution.journey.ValueKind;
import io.tributary.attribution.markov.PathCounts;
import io.trino.spi.block.ValueBlock;

import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.BooleanType.BOOLEAN;

/**
 * The settings of a chain as arguments.
 */
final class MarkovArguments
{
    private static final long DEFAULT_ORDER = 1;
    private static final boolean DEFAULT_SELF_LOOPS = true;
    private static final String WITH_SELF_LOOPS = " with self-loops";
    private static final String WITHOUT_SELF_LOOPS = " without self-loops";

    private MarkovArguments() {}

    /**
     * @param order null where the function has no such argument; so is selfLoops
     */
    static String settings(PathModel<?> model, ValueBlock order, int orderPosition, ValueBlock selfLoops, int selfLoopsPosition)
    {
        return settingsOf(model, order(order, orderPosition), selfLoops(selfLoops, selfLoopsPosition));
    }

    /**
     * @throws IllegalArgumentException if the order is below 1
     */
    static PathCounts newCounts(String settings)
    {
        int space = settings.indexOf(' ');
        return new PathCounts(Long.parseLong(settings.substring(0, space)), settings.substring(space).equals(WITH_SELF_LOOPS), ValueKind.DOUBLE);
    }

    /**
     * The settings of a row, which are mostly those of the rows before.
     */
    private static String settingsOf(PathModel<?> model, long order, boolean selfLoops)
    {
        if (model != null && model.state() instanceof PathCounts counts && counts.order() == order && counts.selfLoops() == selfLoops) {
            return model.settings();
        }
        return order + (selfLoops ? WITH_SELF_LOOPS : WITHOUT_SELF_LOOPS);
    }

    private static long order(ValueBlock order, int position)
    {
        if (order == null) {
            return DEFAULT_ORDER;
        }
        if (order.isNull(position)) {
            throw new IllegalArgumentException("The order must not be NULL: give how many of the last channels a state remembers, such as %s".formatted(DEFAULT_ORDER));
        }
        return BIGINT.getLong(order, position);
    }

    private static boolean selfLoops(ValueBlock selfLoops, int position)
    {
        if (selfLoops == null) {
            return DEFAULT_SELF_LOOPS;
        }
        if (selfLoops.isNull(position)) {
            throw new IllegalArgumentException("The argument self_loops must not be NULL: give true, or false to take several touches on one channel after each other as one");
        }
        return BOOLEAN.getBoolean(selfLoops, position);
    }
}
