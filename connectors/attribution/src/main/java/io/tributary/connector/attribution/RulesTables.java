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

import java.util.List;
import java.util.Optional;

import static io.tributary.connector.attribution.ColumnKind.INSTANT;
import static io.tributary.connector.attribution.ColumnKind.INTERVAL;
import static io.tributary.connector.attribution.ColumnKind.LARGE_WHOLE_NUMBER;
import static io.tributary.connector.attribution.ColumnKind.NUMBER;
import static io.tributary.connector.attribution.ColumnKind.TEXT;
import static io.tributary.connector.attribution.ColumnKind.TRUTH;
import static io.tributary.connector.attribution.ColumnKind.WHOLE_NUMBER;
import static io.tributary.connector.attribution.RulesColumn.defaulting;
import static io.tributary.connector.attribution.RulesColumn.optional;
import static io.tributary.connector.attribution.RulesColumn.required;

/**
 * The tables of the schema {@code rules}.
 */
final class RulesTables
{
    static final String SCHEMA = "rules";

    static final RulesTable RULE_SET = new RulesTable("rule_set", 1, "rule set", "Rules that are in force together", ImmutableList.of(
            required("rule_set", TEXT, "Name of the rule set"),
            defaulting("strategy", TEXT, "first_match", "Which rules a conversion gets: first_match, the one with the lowest priority number, or every_match; NULL is first_match"),
            optional("description", TEXT, "For readers")));

    static final RulesTable RULE = new RulesTable("rule", 2, "rule", "How conversions of one sort are credited", ImmutableList.of(
            required("rule_set", TEXT, "Rule set of the rule"),
            required("rule", TEXT, "Name of the rule in its rule set"),
            defaulting("priority", WHOLE_NUMBER, 100, "Of the rules that a conversion meets, the one with the lowest number comes first; NULL is 100"),
            defaulting("enabled", TRUTH, true, "Whether the rule is in force; NULL is true"),
            optional("valid_from", INSTANT, "First instant at which conversions may be credited by the rule, NULL for no limit"),
            optional("valid_until", INSTANT, "Instant from which conversions are no longer credited by the rule, NULL for no limit"),
            optional("condition", TEXT, "Condition on columns of conversion that a conversion has to meet, NULL for every conversion"),
            required("model", TEXT, "Attribution model with its parameters, such as u_shaped or time_decay(3d)"),
            optional("lookback", INTERVAL, "How far before a conversion a touch may lie, for classes without a lookback of their own, NULL for no limit"),
            defaulting("ownership", TEXT, "shared", "Which conversions a touch may serve: shared, since_previous or first_only; NULL is shared"),
            defaulting("frequency", TEXT, "every", "Which conversions of a customer count: every, first or interval; NULL is every"),
            optional("frequency_interval", INTERVAL, "With the frequency interval, how much later than the conversion counted last the next one has to be"),
            defaulting("reportable", TRUTH, true, "Whether results of the rule are for reports; NULL is true"),
            optional("description", TEXT, "For readers")));

    static final RulesTable TOUCH_CLASS = new RulesTable("touch_class", 3, "class", "Which touches a rule credits, and how much more than others", ImmutableList.of(
            required("rule_set", TEXT, "Rule set of the rule"),
            required("rule", TEXT, "Rule of the class"),
            required("class", TEXT, "Name of the class in its rule"),
            defaulting("kind", TEXT, "regular", "regular, optional (credited where no regular touch qualifies) or excluded (never credited); NULL is regular"),
            optional("condition", TEXT, "Condition on columns of touch and conversion that a touch has to meet, NULL for every touch"),
            optional("lookback", INTERVAL, "How far before a conversion a touch of the class may lie, NULL for the lookback of the rule, or for no limit if the class is excluded"),
            defaulting("precedence", WHOLE_NUMBER, 1, "Where a conversion has touches of several classes, those of the class with the lowest number are credited; NULL is 1"),
            defaulting("weight", NUMBER, 1.0, "How much a touch of the class counts, more than 0; NULL is 1"),
            optional("description", TEXT, "For readers")));

    static final RulesTable MILESTONE = new RulesTable("milestone", 3, "milestone", "Touches that the model of a rule looks for", ImmutableList.of(
            required("rule_set", TEXT, "Rule set of the rule"),
            required("rule", TEXT, "Rule of the milestone"),
            required("milestone", TEXT, "What the model calls it: milestone, lead, opportunity or direct"),
            required("condition", TEXT, "Condition on columns of touch and conversion that such a touch meets"),
            optional("description", TEXT, "For readers")));

    static final RulesTable VERSION = new RulesTable("version", 0, "version", "Every version of every rule set", ImmutableList.of(
            required("rule_set", TEXT, "Name of the rule set"),
            required("version", LARGE_WHOLE_NUMBER, "Number of the version, from 1"),
            required("changed_at", INSTANT, "When it came into force"),
            required("changed_by", TEXT, "User whose statement made it"),
            required("query_id", TEXT, "Query that made it"),
            required("changes", LARGE_WHOLE_NUMBER, "How many rows differ from the version before")));

    static final RulesTable HISTORY = new RulesTable("history", 0, "change", "Every row that a version inserted, updated or deleted", ImmutableList.of(
            required("rule_set", TEXT, "Name of the rule set"),
            required("version", LARGE_WHOLE_NUMBER, "Version that made the change"),
            required("changed_at", INSTANT, "When the version came into force"),
            required("changed_by", TEXT, "User whose statement made it"),
            required("query_id", TEXT, "Query that made it"),
            required("table_name", TEXT, "Table of the row"),
            required("change", TEXT, "insert, update or delete"),
            optional("rule", TEXT, "Rule of the row, NULL for a rule set"),
            optional("name", TEXT, "Class or milestone, NULL for others"),
            optional("before", TEXT, "The row before the change as JSON, NULL for an insert"),
            optional("after", TEXT, "The row after the change as JSON, NULL for a delete")));

    static final List<RulesTable> TABLES = ImmutableList.of(HISTORY, MILESTONE, RULE, RULE_SET, TOUCH_CLASS, VERSION);

    private RulesTables() {}

    static Optional<RulesTable> find(String name)
    {
        return TABLES.stream()
                .filter(table -> table.name().equals(name))
                .findFirst();
    }
}
