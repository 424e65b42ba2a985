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
package io.tributary.matching.waterfall;

import com.google.common.collect.ImmutableList;

import java.util.List;
import java.util.Locale;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * How often a record may be matched.
 */
public enum MatchPolicy
{
    /**
     * Both records of a match are used up by it.
     */
    ONE_TO_ONE,
    /**
     * The right record of a match is used up by it, the left one is not.
     */
    ONE_TO_MANY,
    /**
     * Every pair is a match, by the best of its rules.
     */
    ALL;

    private static final List<MatchPolicy> POLICIES = ImmutableList.copyOf(values());

    /**
     * The policy of a name in SQL.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static MatchPolicy fromName(String name)
    {
        for (MatchPolicy policy : POLICIES) {
            if (policy.sqlName().equals(name)) {
                return policy;
            }
        }
        throw new IllegalArgumentException("There is no policy '%s': use one of %s".formatted(name, POLICIES.stream().map(policy -> "'" + policy.sqlName() + "'").collect(toImmutableList())));
    }

    public String sqlName()
    {
        return name().toLowerCase(Locale.ENGLISH);
    }
}
