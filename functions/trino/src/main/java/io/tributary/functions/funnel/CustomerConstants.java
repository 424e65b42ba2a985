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
package io.tributary.functions.funnel;

import io.tributary.attribution.funnel.EventAnalysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import static io.airlift.slice.SizeOf.instanceSize;
import static io.airlift.slice.SizeOf.sizeOf;

/**
 * The constants of customers, each kept once, and what was prepared last from any. A customer takes 4 bytes. Nearly always all customers of a query have the
 * same constants, so that those found last are looked at first.
 */
final class CustomerConstants
{
    private static final int INSTANCE_SIZE = instanceSize(CustomerConstants.class) + instanceSize(ArrayList.class) + instanceSize(HashMap.class);
    // a reference, and an entry of the map with its slot
    private static final long ENTRY_SIZE = 72;
    private static final int MOST_KEPT = 16;
    private static final int NONE = -1;

    private final List<Constants> all;
    private final Map<Constants, Integer> numbers;
    private long bytes;
    private int latest = NONE;
    // what was prepared last, and the number of the constants from which
    private EventAnalysis analysis;
    private int analyzed = NONE;

    // by customer, the number of the constants plus 1, 0 if there is no row
    private int[] customers = new int[1];

    CustomerConstants()
    {
        all = new ArrayList<>(1);
        numbers = new HashMap<>();
    }

    /**
     * A copy that shares nothing that changes.
     */
    CustomerConstants(CustomerConstants other)
    {
        all = new ArrayList<>(other.all);
        numbers = new HashMap<>(other.numbers);
        bytes = other.bytes;
        latest = other.latest;
        customers = other.customers.clone();
    }

    /**
     * Makes room for customers of numbers below this one.
     */
    void ensureCustomers(int count)
    {
        customers = Arrays.copyOf(customers, count);
    }

    int customers()
    {
        return customers.length;
    }

    boolean hasRows(int customer)
    {
        return customers[customer] != 0;
    }

    Constants of(int customer)
    {
        return all.get(customers[customer] - 1);
    }

    /**
     * Notes that the customer has this row.
     *
     * @param preparation checks constants that are new
     * @throws IllegalArgumentException if another row of the customer has other constants, or they are bad
     */
    void add(int customer, EventRow row, Function<Constants, ? extends EventAnalysis> preparation)
    {
        if (hasRows(customer)) {
            if (!row.hasConstants(of(customer))) {
                of(customer).checkSame(row.constants());
            }
            return;
        }
        if (latest == NONE || !row.hasConstants(all.get(latest))) {
            Constants constants = row.constants();
            latest = numbers.getOrDefault(constants, NONE);
            if (latest == NONE) {
                // before they are kept, as they may be bad
                EventAnalysis prepared = preparation.apply(constants);
                keep(constants);
                analysis = prepared;
                analyzed = latest;
            }
        }
        customers[customer] = latest + 1;
    }

    /**
     * Notes that the customer has rows with these constants, which another state has found good.
     *
     * @throws IllegalArgumentException if another row of the customer has other constants
     */
    void add(int customer, Constants constants)
    {
        if (hasRows(customer)) {
            of(customer).checkSame(constants);
            return;
        }
        if (latest == NONE || !constants.equals(all.get(latest))) {
            latest = numbers.getOrDefault(constants, NONE);
            if (latest == NONE) {
                keep(constants);
            }
        }
        customers[customer] = latest + 1;
    }

    /**
     * What was prepared from the constants of the customer.
     */
    <A extends EventAnalysis> A analysis(int customer, Class<A> type, Function<Constants, A> preparation)
    {
        int number = customers[customer] - 1;
        if (analyzed != number) {
            analysis = preparation.apply(all.get(number));
            analyzed = number;
        }
        return type.cast(analysis);
    }

    /**
     * Forgets all customers. A few constants are kept, as the next customer mostly has the same.
     */
    void clearCustomers()
    {
        customers = new int[1];
        if (all.size() > MOST_KEPT) {
            all.clear();
            numbers.clear();
            bytes = 0;
            latest = NONE;
            analysis = null;
            analyzed = NONE;
        }
    }

    long retainedBytes()
    {
        return INSTANCE_SIZE +
                bytes +
                ENTRY_SIZE * all.size() +
                (analysis == null ? 0 : analysis.retainedBytes()) +
                sizeOf(customers);
    }

    private void keep(Constants constants)
    {
        Constants kept = constants.copy();
        latest = all.size();
        all.add(kept);
        numbers.put(kept, latest);
        bytes += kept.retainedBytes();
    }
}
