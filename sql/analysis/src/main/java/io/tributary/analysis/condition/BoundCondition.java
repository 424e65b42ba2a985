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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.tributary.analysis.condition.Expression.Call;
import io.tributary.analysis.condition.Expression.ColumnValue;
import io.tributary.analysis.condition.Expression.Constant;
import io.tributary.analysis.condition.Expression.Conversion;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * A condition for given columns, compiled. It is true or not: NULL is not true.
 *
 * <p>It is a conjunction of terms. Terms that have a result for every row are evaluated first; the others follow in the order in which they are written, and only if all before are true. A division
 * can so be guarded by a term before it, or by any term that cannot fail.
 */
public final class BoundCondition
{
    // as they are written
    private final List<Expression> terms;
    // as they are evaluated
    private final Test[] tests;
    private final List<Optional<Side>> ownSides;
    private final Set<Integer> touchColumns;
    private final Set<Integer> conversionColumns;

    private BoundCondition(List<Expression> terms)
    {
        this.terms = ImmutableList.copyOf(terms);
        tests = Compiler.guarded(terms).toArray(Test[]::new);
        ownSides = ownSides(terms);
        touchColumns = columns(terms, Side.TOUCH);
        conversionColumns = columns(terms, Side.CONVERSION);
    }

    static BoundCondition of(Expression condition)
    {
        ImmutableList.Builder<Expression> terms = ImmutableList.builder();
        addTerms(condition, terms);
        List<Expression> all = terms.build();
        if (all.stream().anyMatch(BoundCondition::isNotTrue)) {
            return new BoundCondition(ImmutableList.of(Constant.FALSE));
        }
        return new BoundCondition(all);
    }

    private static void addTerms(Expression condition, ImmutableList.Builder<Expression> terms)
    {
        if (condition instanceof Call call && call.operator() == Operator.AND) {
            call.arguments().forEach(argument -> addTerms(argument, terms));
        }
        else if (!condition.equals(Constant.TRUE)) {
            terms.add(condition);
        }
    }

    private static boolean isNotTrue(Expression term)
    {
        return term instanceof Constant constant && !Boolean.TRUE.equals(constant.value());
    }

    /**
     * What can be tested for a touch alone, or empty if that is always true. The condition is true where its three parts are.
     */
    public Optional<BoundCondition> touchPart()
    {
        return part(Optional.of(Side.TOUCH));
    }

    /**
     * What can be tested for a conversion alone, or empty if that is always true.
     */
    public Optional<BoundCondition> conversionPart()
    {
        return part(Optional.of(Side.CONVERSION));
    }

    /**
     * What remains for a touch and a conversion together, or empty if that is always true. A term on one side that can fail is here if one that is evaluated before it reads the other side:
     * one that is written before it, or one that cannot fail.
     */
    public Optional<BoundCondition> jointPart()
    {
        return part(Optional.empty());
    }

    private Optional<BoundCondition> part(Optional<Side> side)
    {
        List<Expression> part = IntStream.range(0, terms.size()).filter(term -> ownSides.get(term).equals(side)).mapToObj(terms::get).collect(toImmutableList());
        return part.isEmpty() ? Optional.empty() : Optional.of(new BoundCondition(part));
    }

    /**
     * Of each term the side of whose part it is, or empty if it is in the joint part.
     */
    private static List<Optional<Side>> ownSides(List<Expression> terms)
    {
        // what is read before a term that can fail is evaluated
        Set<Side> before = EnumSet.noneOf(Side.class);
        terms.stream().filter(term -> !Failures.canFail(term)).map(BoundCondition::sides).forEach(before::addAll);
        ImmutableList.Builder<Optional<Side>> ownSides = ImmutableList.builder();
        for (Expression term : terms) {
            Set<Side> sides = sides(term);
            boolean own = sides.size() == 1 && (sides.containsAll(before) || !Failures.canFail(term));
            ownSides.add(own ? Optional.of(sides.iterator().next()) : Optional.empty());
            before.addAll(sides);
        }
        return ownSides.build();
    }

    /**
     * Whether it is known to be true for no touch and no conversion. Not all such conditions are found.
     */
    public boolean isNeverTrue()
    {
        return terms.size() == 1 && isNotTrue(terms.getFirst());
    }

    /**
     * Whether it is known to be true for every touch and every conversion. Not all such conditions are found.
     */
    public boolean isAlwaysTrue()
    {
        return terms.isEmpty();
    }

    /**
     * @param touch may be null if no column of touches is read
     * @param conversion may be null if no column of conversions is read
     * @throws EvaluationException if there is no result, as for a division by zero
     */
    public boolean isTrue(Row touch, Row conversion)
    {
        for (Test test : tests) {
            if (test.test(touch, conversion) != Test.TRUE) {
                return false;
            }
        }
        return true;
    }

    /**
     * The numbers of the columns of touches that are read, ascending.
     */
    public Set<Integer> touchColumns()
    {
        return touchColumns;
    }

    /**
     * The numbers of the columns of conversions that are read, ascending.
     */
    public Set<Integer> conversionColumns()
    {
        return conversionColumns;
    }

    /**
     * The terms that compare a column with constants for equality.
     */
    public List<KeyTerm> keyTerms()
    {
        return terms.stream().map(KeyTerms::of).flatMap(Optional::stream).collect(toImmutableList());
    }

    /**
     * Whether the other one is true and fails for the same touches and conversions, as it has the same terms. Not all such conditions are found.
     */
    @Override
    public boolean equals(Object other)
    {
        return other instanceof BoundCondition condition && terms.equals(condition.terms);
    }

    @Override
    public int hashCode()
    {
        return terms.hashCode();
    }

    private static Set<Side> sides(Expression expression)
    {
        Set<Side> sides = EnumSet.noneOf(Side.class);
        forEachColumn(expression, column -> sides.add(column.side()));
        return sides;
    }

    private static Set<Integer> columns(List<Expression> terms, Side side)
    {
        Set<Integer> columns = new TreeSet<>();
        for (Expression term : terms) {
            forEachColumn(term, column -> {
                if (column.side() == side) {
                    columns.add(column.column());
                }
            });
        }
        return ImmutableSet.copyOf(columns);
    }

    private interface ColumnConsumer
    {
        void column(ColumnValue column);
    }

    private static void forEachColumn(Expression expression, ColumnConsumer consumer)
    {
        requireNonNull(consumer, "consumer is null");
        switch (expression) {
            case ColumnValue column -> consumer.column(column);
            case Constant _ -> {}
            case Conversion conversion -> forEachColumn(conversion.argument(), consumer);
            case Call call -> call.arguments().forEach(argument -> forEachColumn(argument, consumer));
        }
    }
}
