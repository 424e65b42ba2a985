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

import org.weakref.jmx.Managed;

import java.util.concurrent.atomic.LongAdder;

/**
 * What the table functions of a catalog have done on this node since it started, for JMX. They count when a customer is done.
 */
public final class RuleCounters
{
    private final LongAdder customers = new LongAdder();
    private final LongAdder touches = new LongAdder();
    private final LongAdder conversions = new LongAdder();
    private final LongAdder unplacedConversions = new LongAdder();
    private final LongAdder rulesEvaluated = new LongAdder();
    private final LongAdder touchConditionsEvaluated = new LongAdder();

    public void addCustomer(long customerTouches, long customerConversions, long unplaced)
    {
        customers.increment();
        touches.add(customerTouches);
        conversions.add(customerConversions);
        unplacedConversions.add(unplaced);
    }

    public void addEvaluated(long rules, long touchConditions)
    {
        rulesEvaluated.add(rules);
        touchConditionsEvaluated.add(touchConditions);
    }

    @Managed(description = "Customers that rules were applied to")
    public long getCustomers()
    {
        return customers.sum();
    }

    @Managed(description = "Touches of these customers")
    public long getTouches()
    {
        return touches.sum();
    }

    @Managed(description = "Conversions that rules were applied to")
    public long getConversions()
    {
        return conversions.sum();
    }

    @Managed(description = "Conversions without a time or a customer, which no rule can credit")
    public long getUnplacedConversions()
    {
        return unplacedConversions.sum();
    }

    @Managed(description = "Conditions of rules that were evaluated for a conversion; those that an index leaves out are not")
    public long getRulesEvaluated()
    {
        return rulesEvaluated.sum();
    }

    @Managed(description = "Conditions of touch classes that were evaluated for a touch; those that an index leaves out are not")
    public long getTouchConditionsEvaluated()
    {
        return touchConditionsEvaluated.sum();
    }
}
