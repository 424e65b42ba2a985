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
package io.tributary.connector.journeys;

import com.google.common.collect.ImmutableList;
import io.tributary.node.PlannedBy;
import io.tributary.node.PluginVersion;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.DynamicFilter;
import io.trino.spi.connector.SchemaTableName;
import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.OptionalLong;

import static io.trino.spi.connector.MemoryContext.NO_LIMIT;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestOtherVersion
{
    @Test
    void testWorkerRefusesWhatAnotherVersionPlanned()
    {
        UnitRanges units = UnitRanges.upTo(10);
        JourneysTableHandle table = new JourneysTableHandle(new SchemaTableName("tiny", "event"), 10, units, OptionalLong.empty(), new PlannedBy("483-0"));
        assertThatThrownBy(() -> new JourneysPageSourceProvider().createPageSource(
                JourneysTransactionHandle.INSTANCE,
                null,
                new JourneysSplit(units, ImmutableList.of()),
                table,
                Optional.empty(),
                ImmutableList.of(),
                DynamicFilter.EMPTY,
                NO_LIMIT))
                .isInstanceOf(TrinoException.class)
                .hasMessage("This worker runs Tributary %s and the coordinator 483-0: install the same version on every node".formatted(PluginVersion.current().tributary()));
    }
}
