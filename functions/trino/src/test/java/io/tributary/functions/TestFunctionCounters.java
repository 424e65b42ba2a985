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
package io.tributary.functions;

import org.junit.jupiter.api.Test;

import javax.management.JMException;
import javax.management.ObjectName;

import java.lang.management.ManagementFactory;

import static org.assertj.core.api.Assertions.assertThat;

final class TestFunctionCounters
{
    @Test
    void testCounts()
    {
        FunctionCounters counters = new FunctionCounters();
        counters.addCustomer(10, 2);
        counters.addCustomer(3, 0);
        assertThat(counters.getCustomers()).isEqualTo(2);
        assertThat(counters.getEvents()).isEqualTo(13);
        assertThat(counters.getJourneys()).isEqualTo(2);
        assertThat(counters.getCustomersOverLimit()).isZero();
        assertThat(counters.getEventsOverLimit()).isZero();
    }

    @Test
    void testCountsWhatIsOverTheLimit()
    {
        FunctionCounters counters = new FunctionCounters();
        counters.addCustomerOverLimit();
        counters.addEventsOverLimit(7);
        counters.addEventsOverLimit(1);
        assertThat(counters.getCustomersOverLimit()).isEqualTo(1);
        assertThat(counters.getEventsOverLimit()).isEqualTo(8);
        assertThat(counters.getCustomers()).isZero();
    }

    @Test
    void testThoseOfTheNodeAreInJmx()
            throws JMException
    {
        FunctionCounters.export();
        assertThat(FunctionCounters.functionCounters().getJourneys()).isNotNegative();
        assertThat(ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName("io.tributary.functions:type=FunctionCounters"), "Journeys"))
                .isInstanceOf(Long.class);
    }
}
