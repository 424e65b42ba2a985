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
package io.tributary.connector.attribution;

import com.google.common.collect.ImmutableList;
import io.tributary.attribution.rule.RuleSet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Without tables, so far: no rule set exists.
 */
class JdbcRuleStore
        implements RuleStore
{
    @Override
    public Optional<RuleSet> find(String ruleSet)
    {
        return Optional.empty();
    }

    @Override
    public Optional<RuleSet> findVersion(String ruleSet, long version)
    {
        return Optional.empty();
    }

    @Override
    public Optional<RuleSet> findAsOf(String ruleSet, Instant instant)
    {
        return Optional.empty();
    }

    @Override
    public List<String> names()
    {
        return ImmutableList.of();
    }
}
