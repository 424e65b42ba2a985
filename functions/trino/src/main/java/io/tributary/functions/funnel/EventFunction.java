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
import io.tributary.attribution.funnel.SequenceSearch;
import io.trino.spi.block.BlockBuilder;

import java.util.function.Function;

import static io.tributary.attribution.funnel.SequencePatternParser.parse;
import static io.tributary.functions.InvalidArguments.invalidArgument;
import static java.util.Objects.requireNonNull;

/**
 * An aggregate over the order of a customer's events. The engine wants a class with annotations for every signature, which hands all calls over to this.
 *
 * @param name for errors
 * @param preparation fails if the constants are bad
 */
record EventFunction<A extends EventAnalysis>(String name, Class<A> analysisType, Function<Constants, A> preparation, Answer<A> answer)
{
    interface Answer<A>
    {
        void write(A analysis, CustomerEvents events, EventLogState state, BlockBuilder out);
    }

    EventFunction
    {
        requireNonNull(name, "name is null");
        requireNonNull(analysisType, "analysisType is null");
        requireNonNull(preparation, "preparation is null");
        requireNonNull(answer, "answer is null");
    }

    /**
     * A function whose only constant is a pattern.
     */
    static EventFunction<SequenceSearch> ofPattern(String name, Answer<SequenceSearch> answer)
    {
        return new EventFunction<>(name, SequenceSearch.class, constants -> new SequenceSearch(parse(constants.text(0), constants.conditions())), answer);
    }

    /**
     * Adds the row that was started last on the state.
     */
    void add(EventLogState state)
    {
        try {
            state.addRow(preparation);
        }
        catch (IllegalArgumentException e) {
            throw invalidArgument(name, e);
        }
    }

    void combine(EventLogState state, EventLogState other)
    {
        try {
            state.merge(other);
        }
        catch (IllegalArgumentException e) {
            throw invalidArgument(name, e);
        }
    }

    /**
     * Writes the answer for the customer, NULL without any row.
     */
    void output(EventLogState state, BlockBuilder out)
    {
        if (state.hasRows()) {
            state.writeResult(out, result -> answer.write(state.analysis(analysisType, preparation), state.events(), state, result));
        }
        else {
            out.appendNull();
        }
    }
}
