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

import io.tributary.attribution.rule.RuleSet;
import org.jdbi.v3.core.Handle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import static java.util.Objects.requireNonNull;

/**
 * The rules as a transaction sees them: what others change meanwhile is not in them.
 *
 * @param revision the number of the last statement whose changes are seen
 */
record RuleSnapshot(RuleDatabase database, long revision)
        implements RuleStore
{
    RuleSnapshot
    {
        requireNonNull(database, "database is null");
    }

    @Override
    public Optional<RuleSet> find(String ruleSet)
    {
        return find(ruleSet, handle -> RuleQueries.newestVersion(handle, ruleSet, revision));
    }

    @Override
    public Optional<RuleSet> findVersion(String ruleSet, long version)
    {
        return find(ruleSet, handle -> RuleQueries.version(handle, ruleSet, version, revision));
    }

    @Override
    public Optional<RuleSet> findAsOf(String ruleSet, Instant instant)
    {
        requireNonNull(instant, "instant is null");
        return find(ruleSet, handle -> RuleQueries.versionAsOf(handle, ruleSet, instant, revision));
    }

    @Override
    public List<String> names()
    {
        return database.read(handle -> RuleQueries.names(handle, revision));
    }

    private Optional<RuleSet> find(String ruleSet, Function<Handle, Optional<RuleVersion>> find)
    {
        requireNonNull(ruleSet, "ruleSet is null");
        // as no name has it, and PostgreSQL refuses it
        if (ruleSet.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return database.read(handle -> find.apply(handle)
                .flatMap(version -> RuleSetRows.toRuleSet(ruleSet, version.version(), RuleQueries.rows(handle, ruleSet, version.revision()))));
    }
}
