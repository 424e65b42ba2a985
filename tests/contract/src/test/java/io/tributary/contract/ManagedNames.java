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
package io.tributary.contract;

import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;

/**
 * What the plugin shows in JMX.
 */
final class ManagedNames
{
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

    private ManagedNames() {}

    /**
     * The attributes of each object, but for the parts of times and rates; without the names of catalogs.
     */
    static Map<String, Set<String>> all()
            throws JMException
    {
        Map<String, Set<String>> all = new TreeMap<>();
        for (ObjectName name : SERVER.queryNames(new ObjectName("io.tributary.*:*"), null)) {
            Set<String> attributes = all.computeIfAbsent("%s:type=%s".formatted(name.getDomain(), name.getKeyProperty("type")), _ -> new TreeSet<>());
            for (MBeanAttributeInfo attribute : SERVER.getMBeanInfo(name).getAttributes()) {
                attributes.add(attribute.getName().replaceFirst("\\..*", ""));
            }
        }
        return all;
    }

    static long number(String object, String attribute)
    {
        try {
            return ((Number) SERVER.getAttribute(new ObjectName(object), attribute)).longValue();
        }
        catch (JMException e) {
            throw new AssertionError(object + " " + attribute, e);
        }
    }

    /**
     * Waits until the number is above a limit: times are taken up by their distribution ten times a second.
     */
    static long numberAbove(long limit, String object, String attribute)
    {
        long deadline = System.nanoTime() + MINUTES.toNanos(5);
        long number = number(object, attribute);
        while (number <= limit && System.nanoTime() < deadline) {
            LockSupport.parkNanos(MILLISECONDS.toNanos(10));
            number = number(object, attribute);
        }
        return number;
    }
}
