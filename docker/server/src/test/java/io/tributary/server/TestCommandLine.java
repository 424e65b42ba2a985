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
package io.tributary.server;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestCommandLine
{
    @Test
    void testOptionsHaveValues()
    {
        CommandLine commandLine = CommandLine.parse(new String[] {"--port", "8080", "--report", "a b.html"});
        assertThat(commandLine.value("port")).isEqualTo("8080");
        assertThat(commandLine.find("report")).hasValue("a b.html");
    }

    @Test
    void testOptionThatIsMissing()
    {
        CommandLine commandLine = CommandLine.parse(new String[] {});
        assertThat(commandLine.find("report")).isEmpty();
        assertThatThrownBy(() -> commandLine.value("report")).hasMessage("Missing option: --report");
    }

    @Test
    void testOptionWithoutValue()
    {
        assertThatThrownBy(() -> CommandLine.parse(new String[] {"--port"})).hasMessage("Option without a value: --port");
        assertThatThrownBy(() -> CommandLine.parse(new String[] {"port", "8080"})).hasMessage("Not an option: port");
    }
}
