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
package io.tributary.functions.funnel;

import io.tributary.attribution.funnel.CustomerEvents;
import io.tributary.attribution.funnel.EventAnalysis;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.ValueBlock;
import io.trino.spi.function.AccumulatorState;
import io.trino.spi.function.AccumulatorStateMetadata;

import java.util.function.Function;

/**
 * The events of customers, and the constants that each customer has.
 */
@AccumulatorStateMetadata(
        stateFactoryClass = EventLogStateFactory.class,
        stateSerializerClass = EventLogStateSerializer.class,
        typeParameters = "E",
        serializedType = "VARBINARY")
public interface EventLogState
        extends AccumulatorState
{
    /**
     * Notes that the customer has a row with these constants.
     *
     * @param preparation checks constants that are new
     * @throws IllegalArgumentException if another row of the customer has other constants, or they are bad
     */
    void addRow(Constants constants, Function<Constants, ? extends EventAnalysis> preparation);

    /**
     * Adds an event of the customer, who must have a row.
     */
    void addEvent(ValueBlock eventTime, int position, int conditions);

    /**
     * As above, for an event on a node that may be NULL.
     */
    void addEvent(ValueBlock eventTime, int position, int conditions, ValueBlock node, int nodePosition);

    void merge(EventLogState other);

    /**
     * Whether the customer has a row.
     */
    boolean hasRows();

    /**
     * What was prepared from the constants of the customer.
     */
    <A extends EventAnalysis> A analysis(Class<A> type, Function<Constants, A> preparation);

    /**
     * The events of the customer, until the next call.
     */
    CustomerEvents events();

    void writeTime(BlockBuilder out, CustomerEvents events, int event);

    /**
     * Writes the name of the node of the event, or NULL.
     */
    void writeNode(BlockBuilder out, CustomerEvents events, int event);
}
