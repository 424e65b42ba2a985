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

public final class MatchStateFactory
        implements AccumulatorStateFactory<MatchState>
{
    private final Type leftType;
    private final Type rightType;

    public MatchStateFactory(@TypeParameter("L") Type leftType, @TypeParameter("R") Type rightType)
    {
        this.leftType = requireNonNull(leftType, "leftType is null");
        this.rightType = requireNonNull(rightType, "rightType is null");
    }

    @Override
    public MatchState createSingleState()
    {
        return new MatchState(leftType, rightType, false);
    }

    @Override
    public MatchState createGroupedState()
    {
        return new MatchState(leftType, rightType, true);
    }
}
