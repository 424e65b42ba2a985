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

import java.util.Locale;

import static java.util.Objects.requireNonNull;

/**
 * What a ratio is to reach.
 */
record Target(Bound bound, double value)
{
    enum Bound
    {
        AT_MOST,
        AT_LEAST,
    }

    Target
    {
        requireNonNull(bound, "bound is null");
    }

    static Target atMost(double value)
    {
        return new Target(Bound.AT_MOST, value);
    }

    static Target atLeast(double value)
    {
        return new Target(Bound.AT_LEAST, value);
    }

    boolean isReachedBy(double ratio)
    {
        return switch (bound) {
            case AT_MOST -> ratio <= value;
            case AT_LEAST -> ratio >= value;
        };
    }

    @Override
    public String toString()
    {
        return switch (bound) {
            case AT_MOST -> String.format(Locale.ROOT, "at most %.2f", value);
            case AT_LEAST -> String.format(Locale.ROOT, "at least %.2f", value);
        };
    }
}
