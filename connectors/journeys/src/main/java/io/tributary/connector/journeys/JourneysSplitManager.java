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
import com.google.inject.Inject;
import io.trino.spi.Node;
import io.trino.spi.NodeManager;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.ConnectorSplitManager;
import io.trino.spi.connector.ConnectorSplitSource;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.Constraint;
import io.trino.spi.connector.FixedSplitSource;

import java.util.List;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

public class JourneysSplitManager
        implements ConnectorSplitManager
{
    // A split of this size takes about a second, so that work can be balanced and a failed task costs little
    static final long MAX_UNITS_PER_SPLIT = 50_000;

    private final NodeManager nodeManager;
    private final int splitsPerNode;

    @Inject
    public JourneysSplitManager(NodeManager nodeManager, JourneysConfig config)
    {
        this.nodeManager = requireNonNull(nodeManager, "nodeManager is null");
        this.splitsPerNode = config.getSplitsPerNode();
    }

    @Override
    public ConnectorSplitSource getSplits(
            ConnectorTransactionHandle transaction,
            ConnectorSession session,
            ConnectorTableHandle tableHandle,
            Set<ColumnHandle> dynamicFilterColumns,
            Constraint constraint)
    {
        JourneysTableHandle table = (JourneysTableHandle) tableHandle;
        List<Node> nodes = nodeManager.getRequiredWorkerNodes().stream()
                .sorted(comparing(node -> node.getHostAndPort().toString()))
                .collect(toImmutableList());
        return new FixedSplitSource(splits(table.units(), nodes));
    }

    private List<ConnectorSplit> splits(UnitRanges units, List<Node> nodes)
    {
        long parts = Math.max((long) nodes.size() * splitsPerNode, Math.ceilDiv(units.count(), MAX_UNITS_PER_SPLIT));
        ImmutableList.Builder<ConnectorSplit> splits = ImmutableList.builder();
        int number = 0;
        for (UnitRanges part : units.split(Math.max(1, parts))) {
            Node node = nodes.get(number % nodes.size());
            splits.add(new JourneysSplit(part, ImmutableList.of(node.getHostAndPort())));
            number++;
        }
        return splits.build();
    }
}
