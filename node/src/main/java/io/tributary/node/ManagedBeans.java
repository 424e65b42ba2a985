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
package io.tributary.node;

import org.weakref.jmx.MBeanExporter;

import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

import java.lang.management.ManagementFactory;

/**
 * Shows objects in JMX that belong to no catalog.
 */
public final class ManagedBeans
{
    private ManagedBeans() {}

    /**
     * Shows an object as long as this process lives. Where there is one of the name already it stays, so that tests with several servers in a process see their numbers together.
     *
     * @param bean with methods that are {@link org.weakref.jmx.Managed}
     */
    public static synchronized void export(String name, Object bean)
    {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        if (!server.isRegistered(objectName(name))) {
            new MBeanExporter(server).export(objectName(name), bean);
        }
    }

    private static ObjectName objectName(String name)
    {
        try {
            return new ObjectName(name);
        }
        catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException("Not a name for JMX: " + name, e);
        }
    }
}
