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

import java.util.Collection;
import java.util.Map;

/**
 * What has to hold of a rule set as a whole.
 */
final class RuleSetCheck
{
    private RuleSetCheck() {}

    /**
     * @param rows the newest state of every row up to the version, also of those that are deleted
     * @throws IllegalArgumentException with a sentence that names the row, what is wrong with it, and how to mend it
     */
    static void check(String ruleSet, long version, Collection<StoredRow> rows)
    {
        RuleSetRows.toRuleSet(ruleSet, version, rows);
        for (StoredRow row : rows) {
            row.values().ifPresent(values -> checkCondition(row, values));
        }
    }

    private static void checkCondition(StoredRow row, Map<String, Object> values)
    {
        RuleSetRows.text(values, "condition").ifPresent(condition -> {
            try {
                ConditionSyntax.check(condition, !RuleSetRows.isOf(row, RulesTables.RULE));
            }
            catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("The condition of %s: %s".formatted(row.key().describe(), e.getMessage()), e);
            }
        });
    }
}
