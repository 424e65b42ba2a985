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

import org.junit.jupiter.api.Test;

import javax.management.JMException;
import javax.management.ObjectName;

import java.lang.management.ManagementFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestPluginStart
{
    @Test
    void testShowsTheVersion()
            throws JMException
    {
        PluginStart.start();
        // as where a process has several servers
        PluginStart.start();
        assertThat(attribute("Version")).isEqualTo(PluginVersion.current().tributary());
        assertThat(attribute("BuiltForTrino")).isEqualTo(PluginVersion.current().trino());
        assertThat(attribute("Release")).isEqualTo(PluginVersion.current().release());
    }

    @Test
    void testNameMustBeOneOfJmx()
    {
        assertThatThrownBy(() -> ManagedBeans.export("no name", new Object()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not a name for JMX: no name");
    }

    private static Object attribute(String name)
            throws JMException
    {
        return ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName("io.tributary.node:type=PluginInfo"), name);
    }
}
