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
package io.tributary.analysis.condition;

import com.google.common.collect.ImmutableSet;
import io.tributary.analysis.condition.Syntax.Cast;
import io.tributary.analysis.condition.Syntax.Literal;
import io.tributary.analysis.condition.Syntax.Operation;
import io.tributary.analysis.condition.Syntax.Reference;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * A condition over the columns of a touch and of a conversion, parsed. It is compiled once for the columns of a query by {@link #bind}.
 */
public final class Condition
{
    private final String text;
    private final Syntax syntax;

    private Condition(String text, Syntax syntax)
    {
        this.text = requireNonNull(text, "text is null");
        this.syntax = requireNonNull(syntax, "syntax is null");
    }

    /**
     * @throws ConditionException if the text is not in the language
     */
    public static Condition parse(String text)
    {
        return parse(text, EnumSet.allOf(Side.class));
    }

    /**
     * A condition on touches alone, or on conversions alone.
     *
     * @param allowed whose columns there may be, at least one
     * @throws ConditionException if the text is not in the language, or names a column of the other side
     */
    public static Condition parse(String text, Set<Side> allowed)
    {
        requireNonNull(text, "text is null");
        checkArgument(!allowed.isEmpty(), "A condition must be allowed to have columns of one side at least");
        return new Condition(text, new ConditionParser(text, ImmutableSet.copyOf(allowed)).parse());
    }

    /**
     * @param touch the columns of touches, may be empty
     * @param conversion the columns of conversions, may be empty
     * @throws ConditionException if there is no column of a name, or its type does not fit
     */
    public BoundCondition bind(Columns touch, Columns conversion)
    {
        return BoundCondition.of(Simplifier.simplify(new Binder(touch, conversion).condition(syntax)));
    }

    /**
     * The numbers of the columns of one side that the text names, ascending, also of those on which the result does not depend. All of them have to be there to {@link #bind}.
     *
     * @param columns of that side; what is named and not among them is left out
     */
    public Set<Integer> columns(Side side, Columns columns)
    {
        Set<Integer> numbers = new TreeSet<>();
        addColumns(syntax, side, columns, numbers);
        return ImmutableSet.copyOf(numbers);
    }

    private static void addColumns(Syntax syntax, Side side, Columns columns, Set<Integer> target)
    {
        switch (syntax) {
            case Reference reference -> {
                if (reference.side() == side) {
                    columns.find(reference.name()).ifPresent(target::add);
                }
            }
            case Literal _ -> {}
            case Operation operation -> operation.arguments().forEach(argument -> addColumns(argument, side, columns, target));
            case Cast cast -> addColumns(cast.argument(), side, columns, target);
        }
    }

    /**
     * The text as it was given.
     */
    @Override
    public String toString()
    {
        return text;
    }

    Syntax syntax()
    {
        return syntax;
    }

    /**
     * As it is written, for tests of what simplification does.
     */
    BoundCondition bindAsWritten(Columns touch, Columns conversion)
    {
        return BoundCondition.of(new Binder(touch, conversion).condition(syntax));
    }
}
