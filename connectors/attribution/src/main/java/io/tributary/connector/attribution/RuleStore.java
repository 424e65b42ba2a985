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

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All versions of all rule sets, as one transaction sees them. Only the coordinator asks it.
 * <p>
 * Every method fails with a {@link io.trino.spi.TrinoException} if the store cannot be reached.
 */
public interface RuleStore
{
    /**
     * The newest version, or nothing if there is no such rule set, or it has been deleted.
     */
    Optional<RuleSet> find(String ruleSet);

    /**
     * A version by its number, or nothing if there has never been one, or it is the one that deleted the rule set.
     */
    Optional<RuleSet> findVersion(String ruleSet, long version);

    /**
     * The version that was the newest one at an instant, or nothing if the rule set did not exist then.
     */
    Optional<RuleSet> findAsOf(String ruleSet, Instant instant);

    /**
     * Names of the rule sets that exist now, in alphabetical order.
     */
    List<String> names();
}
