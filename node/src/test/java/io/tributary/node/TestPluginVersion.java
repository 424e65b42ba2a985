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

import io.trino.spi.Plugin;
import io.trino.spi.TrinoException;
import org.junit.jupiter.api.Test;

import static io.trino.spi.StandardErrorCode.CONFIGURATION_INVALID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

final class TestPluginVersion
{
    @Test
    void testIsThatOfTheBuild()
    {
        PluginVersion version = PluginVersion.current();
        assertThat(version.trino()).isEqualTo(Plugin.class.getPackage().getImplementationVersion());
        assertThat(version.tributary()).startsWith(version.trino() + "-");
        assertThat(version.release()).isPositive();
    }

    @Test
    void testAcceptsTheTrinoItWasBuiltFor()
    {
        new PluginVersion("483-1", "483").checkTrino("483");
    }

    @Test
    void testRefusesAnotherTrino()
    {
        TrinoException failure = catchThrowableOfType(TrinoException.class, () -> new PluginVersion("483-1", "483").checkTrino("484"));
        assertThat(failure).hasMessage("Tributary 483-1 was built for Trino 483, and this node runs Trino 484: install the build of Tributary for Trino 484");
        assertThat(failure.getErrorCode()).isEqualTo(CONFIGURATION_INVALID.toErrorCode());
    }

    @Test
    void testRelease()
    {
        assertThat(new PluginVersion("483-12", "483").release()).isEqualTo(12);
        assertThat(new PluginVersion("483-2-SNAPSHOT", "483").release()).isEqualTo(2);
        assertThat(new PluginVersion("483-2-SNAPSHOT", "483").ofRelease(1)).isEqualTo("483-1");
    }

    @Test
    void testRefusesWhatIsNoVersion()
    {
        assertThatThrownBy(() -> new PluginVersion("483", "483"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A version of Tributary is that of Trino, a dash and the number of a release, such as 483-1, but is: 483");
    }

    @Test
    void testPlannedByAnotherVersion()
    {
        PlannedBy.thisNode().checkThisNode();
        TrinoException failure = catchThrowableOfType(TrinoException.class, () -> new PlannedBy("483-0").checkThisNode());
        assertThat(failure).hasMessage("This worker runs Tributary %s and the coordinator 483-0: install the same version on every node".formatted(PluginVersion.current().tributary()));
        assertThat(failure.getErrorCode()).isEqualTo(CONFIGURATION_INVALID.toErrorCode());
    }
}
