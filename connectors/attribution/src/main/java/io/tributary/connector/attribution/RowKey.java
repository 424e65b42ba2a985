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

import static java.util.Objects.requireNonNull;

/**
 * Which row of which table.
 *
 * @param rule empty for a rule set
 * @param name of a class or milestone, empty for others
 */
record RowKey(String table, String ruleSet, String rule, String name)
{
    private static final int SHOWN_LENGTH = 128;

    RowKey
    {
        requireNonNull(table, "table is null");
        requireNonNull(ruleSet, "ruleSet is null");
        requireNonNull(rule, "rule is null");
        requireNonNull(name, "name is null");
    }

    /**
     * As in a sentence: class 'paid' of rule 'r1' of rule set 'spring'.
     */
    String describe()
    {
        if (rule.isEmpty()) {
            return describeRuleSet();
        }
        String ruleText = "rule " + quoted(rule) + " of " + describeRuleSet();
        return name.isEmpty() ? ruleText : RulesTables.find(table).orElseThrow().row() + " " + quoted(name) + " of " + ruleText;
    }

    String describeRuleSet()
    {
        return "rule set " + quoted(ruleSet);
    }

    static String quoted(String name)
    {
        String shown = name.length() > SHOWN_LENGTH ? name.substring(0, SHOWN_LENGTH) + "..." : name;
        return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
    }
}
