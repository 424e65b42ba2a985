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
package io.tributary.functions.matching;

import io.trino.spi.function.AccumulatorStateFactory;
import io.trino.spi.function.TypeParameter;
import io.trino.spi.type.Type;

import static java.util.Objects.requireNonNull;

public final class IdentityGraphStateFactory
        implements AccumulatorStateFactory<IdentityGraphState>
{
    private final Type vertexType;

    public IdentityGraphStateFactory(@TypeParameter("T") Type vertexType)
    {
        this.vertexType = requireNonNull(vertexType, "vertexType is null");
    }

    @Override
    public IdentityGraphState createSingleState()
    {
        return new IdentityGraphState(vertexType, false);
    }

    @Override
    public IdentityGraphState createGroupedState()
    {
        return new IdentityGraphState(vertexType, true);
    }
}
