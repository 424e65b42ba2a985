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

import io.tributary.connector.attribution.RuleCounters;
import io.trino.spi.Page;

import java.util.List;
import java.util.Optional;

import static io.tributary.connector.attribution.function.RuleErrors.translate;
import static java.util.Objects.requireNonNull;

/**
 * What a table function does with the rows of one customer after the other. For one thread at a time.
 */
abstract class CustomerWork
{
    final Customer customer;

    private final RuleCounters counters;
    private final ResultRows result;
    private int unplaced;
    private int conversion;

    CustomerWork(Customer customer, ResultRows result, RuleCounters counters)
    {
        this.customer = requireNonNull(customer, "customer is null");
        this.result = requireNonNull(result, "result is null");
        this.counters = requireNonNull(counters, "counters is null");
    }

    /**
     * Forgets the customer before.
     */
    final void clear()
    {
        customer.clear();
        result.clear();
        unplaced = 0;
        conversion = 0;
    }

    /**
     * @param input a page of each table argument, where there is one left
     */
    final void add(List<Optional<Page>> input)
    {
        customer.add(input);
    }

    /**
     * To be called when all rows of the customer have been added.
     */
    final void begin()
    {
        customer.read();
        if (customer.events().conversionCount() > 0) {
            translate(this::attribute);
        }
    }

    /**
     * The next rows of the result; nothing after the last of them.
     */
    final Optional<Page> next()
    {
        while (!result.isFull() && unplaced < customer.unplacedCount()) {
            addUnplaced(unplaced);
            result.share();
            unplaced++;
        }
        while (!result.isFull() && conversion < customer.events().conversionCount()) {
            int next = conversion;
            translate(() -> decide(next));
            result.share();
            conversion++;
        }
        return result.isEmpty() ? Optional.empty() : Optional.of(result.build());
    }

    /**
     * To be called after the last rows of the result.
     */
    final void finish()
    {
        counters.addCustomer(customer.events().touchCount(), customer.events().conversionCount(), customer.unplacedCount());
        countEvaluated(counters);
    }

    /**
     * Adds what had to be evaluated since this was called last.
     */
    abstract void countEvaluated(RuleCounters target);

    /**
     * Adds what the function tells of a conversion that has no place in a journey, if anything.
     */
    abstract void addUnplaced(int unplacedConversion);

    /**
     * Begins with the conversions of a customer, of which there are some.
     */
    abstract void attribute();

    /**
     * Adds the rows of a conversion to the result.
     */
    abstract void decide(int conversion);
}
