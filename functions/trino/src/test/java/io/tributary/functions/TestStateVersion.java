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

import io.trino.spi.TrinoException;
import org.junit.jupiter.api.Test;

import static io.trino.spi.StandardErrorCode.CONFIGURATION_INVALID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

final class TestStateVersion
{
    @Test
    void testAcceptsItsOwn()
    {
        StateVersion.check(StateVersion.CURRENT);
    }

    @Test
    void testRefusesAnotherRelease()
    {
        TrinoException failure = catchThrowableOfType(TrinoException.class, () -> StateVersion.check((byte) 200));
        assertThat(failure.getMessage()).matches("This worker runs Tributary [0-9]+-[0-9]+, and one that sent it part of an aggregate runs [0-9]+-200: install the same version on every node");
        assertThat(failure.getErrorCode()).isEqualTo(CONFIGURATION_INVALID.toErrorCode());
    }
}
