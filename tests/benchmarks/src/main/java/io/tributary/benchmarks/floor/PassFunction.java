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
package io.tributary.benchmarks.floor;

import io.trino.spi.connector.ConnectorAccessControl;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.function.table.AbstractConnectorTableFunction;
import io.trino.spi.function.table.Argument;
import io.trino.spi.function.table.ScalarArgument;
import io.trino.spi.function.table.ScalarArgumentSpecification;
import io.trino.spi.function.table.TableArgument;
import io.trino.spi.function.table.TableArgumentSpecification;
import io.trino.spi.function.table.TableFunctionAnalysis;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static io.tributary.benchmarks.floor.PassHandle.EVERY_ROW;
import static io.tributary.benchmarks.floor.PassHandle.ROWS_WITH_VALUE;
import static io.trino.spi.function.table.ReturnTypeSpecification.OnlyPassThrough.ONLY_PASS_THROUGH;
import static io.trino.spi.type.BooleanType.BOOLEAN;

/**
 * {@code pass(events, with_value)}: takes all columns of its table, as a function that attributes does, and hands on every row as it is; or, where {@code with_value} is true, every row in which the last
 * column is not NULL.
 */
final class PassFunction
        extends AbstractConnectorTableFunction
{
    private static final String EVENTS = "EVENTS";
    private static final String WITH_VALUE = "WITH_VALUE";

    PassFunction()
    {
        super("system",
                "pass",
                List.of(
                        TableArgumentSpecification.builder().name(EVENTS).pruneWhenEmpty().passThroughColumns().build(),
                        ScalarArgumentSpecification.builder().name(WITH_VALUE).type(BOOLEAN).defaultValue(false).build()),
                ONLY_PASS_THROUGH);
    }

    @Override
    public TableFunctionAnalysis analyze(ConnectorSession session, ConnectorTransactionHandle transaction, Map<String, Argument> arguments, ConnectorAccessControl accessControl)
    {
        int columns = ((TableArgument) arguments.get(EVENTS)).getRowType().getFields().size();
        boolean withValue = Boolean.TRUE.equals(((ScalarArgument) arguments.get(WITH_VALUE)).getValue());
        return TableFunctionAnalysis.builder()
                .requiredColumns(EVENTS, IntStream.range(0, columns).boxed().toList())
                .handle(withValue ? ROWS_WITH_VALUE : EVERY_ROW)
                .build();
    }
}
