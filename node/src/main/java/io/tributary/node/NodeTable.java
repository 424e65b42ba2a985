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

import com.google.common.collect.ImmutableList;
import io.airlift.slice.Slices;
import io.trino.spi.Node;
import io.trino.spi.PageBuilder;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.connector.ColumnMetadata;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTableMetadata;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.FixedPageSource;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.connector.SystemTable;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.type.Type;

import java.util.List;
import java.util.Optional;

import static io.trino.spi.connector.SystemTable.Distribution.ALL_NODES;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.util.Objects.requireNonNull;

/**
 * The table {@code system.node} of each catalog: a row from each node of the cluster, with the versions that it runs.
 */
public final class NodeTable
        implements SystemTable
{
    private static final List<ColumnMetadata> COLUMNS = ImmutableList.of(
            column("node_id", VARCHAR, "Id of the node, as in system.runtime.nodes"),
            column("address", VARCHAR, "Host and port"),
            column("coordinator", BOOLEAN, "Whether the node is the coordinator"),
            column("trino_version", VARCHAR, "Version of Trino that runs on the node"),
            column("tributary_version", VARCHAR, "Version of Tributary on the node"),
            column("built_for_trino", VARCHAR, "Version of Trino that this Tributary was built for"));

    private final Node node;

    /**
     * @param node this one
     */
    public NodeTable(Node node)
    {
        this.node = requireNonNull(node, "node is null");
    }

    @Override
    public Distribution getDistribution()
    {
        return ALL_NODES;
    }

    @Override
    public ConnectorTableMetadata getTableMetadata()
    {
        return new ConnectorTableMetadata(new SchemaTableName("system", "node"), COLUMNS);
    }

    @Override
    public ConnectorPageSource pageSource(ConnectorTransactionHandle transaction, ConnectorSession session, TupleDomain<Integer> constraint)
    {
        PageBuilder page = new PageBuilder(1, COLUMNS.stream().map(ColumnMetadata::getType).toList());
        page.declarePosition();
        write(page.getBlockBuilder(0), node.getNodeIdentifier());
        write(page.getBlockBuilder(1), node.getHostAndPort().toString());
        BOOLEAN.writeBoolean(page.getBlockBuilder(2), node.isCoordinator());
        write(page.getBlockBuilder(3), node.getVersion());
        write(page.getBlockBuilder(4), PluginVersion.current().tributary());
        write(page.getBlockBuilder(5), PluginVersion.current().trino());
        return new FixedPageSource(ImmutableList.of(page.build()));
    }

    private static void write(BlockBuilder output, String text)
    {
        VARCHAR.writeSlice(output, Slices.utf8Slice(text));
    }

    private static ColumnMetadata column(String name, Type type, String comment)
    {
        return ColumnMetadata.builder()
                .setName(name)
                .setType(type)
                .setComment(Optional.of(comment))
                .build();
    }
}
