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
import io.trino.spi.Page;

import java.util.List;
import java.util.Optional;

import static io.tributary.connector.attribution.function.RuleErrors.translate;

/**
 * Attributes the conversions of one customer, and tells why.
 */
final class CustomerAttribution
        implements CustomerWork
{
    private final Customer customer;
    private final CustomerConditions conditions;
    private final RuleAttribution attribution;
    private final DecisionPage result;
    private int conversion;

    CustomerAttribution(CompiledRules rules, EventTables tables, boolean explain)
    {
        customer = new Customer(tables);
        conditions = new CustomerConditions(rules, customer);
        attribution = new RuleAttribution(rules.plan(), explain);
        result = new DecisionPage(rules.plan(), tables, customer);
    }

    @Override
    public void clear()
    {
        customer.clear();
        result.clear();
        conversion = 0;
    }

    @Override
    public void add(List<Optional<Page>> input)
    {
        customer.add(input);
    }

    @Override
    public void begin()
    {
        customer.read();
        for (int unplaced = 0; unplaced < customer.unplacedCount(); unplaced++) {
            result.addUnplaced(customer.unplacedRow(unplaced), customer.known());
            result.share();
        }
        if (customer.events().conversionCount() > 0) {
            translate(() -> attribution.begin(customer.events(), conditions));
        }
    }

    @Override
    public Optional<Page> next()
    {
        while (!result.isFull() && conversion < customer.events().conversionCount()) {
            int next = conversion;
            translate(() -> attribution.decide(next, result));
            result.share();
            conversion++;
        }
        return result.isEmpty() ? Optional.empty() : Optional.of(result.build());
    }
}
