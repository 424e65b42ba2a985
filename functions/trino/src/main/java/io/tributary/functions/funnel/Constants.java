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
package io.tributary.functions.funnel;

import io.airlift.slice.Slice;
import io.tributary.attribution.funnel.Conditions;

import java.util.List;
import java.util.Locale;

import static io.airlift.slice.SizeOf.instanceSize;
import static java.util.Objects.requireNonNull;

/**
 * The arguments that are the same on all rows of a customer.
 *
 * @param conditions how many conditions each event has
 * @param millis an interval, {@link #NO_LIMIT} if there is none
 * @param texts all others
 */
record Constants(int conditions, long millis, List<Slice> texts)
{
    static final long NO_LIMIT = Long.MAX_VALUE;

    private static final int INSTANCE_SIZE = instanceSize(Constants.class);

    Constants
    {
        requireNonNull(texts, "texts is null");
    }

    String text(int number)
    {
        return texts.get(number).toStringUtf8();
    }

    /**
     * The same, without a view of a page that would be kept alive by it.
     */
    Constants copy()
    {
        return new Constants(conditions, millis, texts.stream().map(Slice::copy).toList());
    }

    void checkSame(Constants other)
    {
        Conditions.checkSameCount(conditions, other.conditions);
        if (millis != other.millis) {
            throw differs(interval(Math.min(millis, other.millis)), interval(Math.max(millis, other.millis)));
        }
        for (int number = 0; number < texts.size(); number++) {
            if (!texts.get(number).equals(other.texts.get(number))) {
                boolean inOrder = texts.get(number).compareTo(other.texts.get(number)) <= 0;
                throw differs(
                        "'" + (inOrder ? this : other).text(number) + "'",
                        "'" + (inOrder ? other : this).text(number) + "'");
            }
        }
    }

    long retainedBytes()
    {
        long bytes = INSTANCE_SIZE;
        for (Slice text : texts) {
            bytes += text.getRetainedSize();
        }
        return bytes;
    }

    private static String interval(long millis)
    {
        return millis == NO_LIMIT ? "no limit" : String.format(Locale.ENGLISH, "%d ms", millis);
    }

    private static IllegalArgumentException differs(String left, String right)
    {
        return new IllegalArgumentException("Intervals, modes and patterns must be the same on every row of a customer, but there are %s and %s: use a constant, or group by what it depends on".formatted(left, right));
    }
}
