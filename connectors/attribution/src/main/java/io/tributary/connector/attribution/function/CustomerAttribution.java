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
package io.tributary.connector.attribution.function;

import io.tributary.attribution.rule.RuleAttribution;
import io.tributary.connector.attribution.RuleCounters;

import static java.util.Objects.requireNonNull;

/**
 * Attributes the conversions of one customer, and tells why.
 */
final class CustomerAttribution
        extends CustomerWork
{
    private final CustomerConditions conditions;
    private final RuleAttribution attribution;
    private final DecisionPage result;

    private CustomerAttribution(CompiledRules rules, boolean explain, Customer customer, DecisionPage result, RuleCounters counters)
    {
        super(customer, result, counters);
        this.result = requireNonNull(result, "result is null");
        conditions = new CustomerConditions(rules, customer);
        attribution = new RuleAttribution(rules.plan(), explain);
    }

    static CustomerAttribution of(CompiledRules rules, AttributeHandle handle, RuleCounters counters)
    {
        Customer customer = new Customer(handle.tables());
        return new CustomerAttribution(rules, handle.explain(), customer, new DecisionPage(rules.plan(), handle.tables(), customer), counters);
    }

    @Override
    void countEvaluated(RuleCounters target)
    {
        conditions.countEvaluated(target);
    }

    @Override
    void addUnplaced(int unplacedConversion)
    {
        result.addUnplaced(unplacedConversion);
    }

    @Override
    void attribute()
    {
        attribution.begin(customer.events(), conditions);
    }

    @Override
    void decide(int conversion)
    {
        attribution.decide(conversion, result);
    }
}
