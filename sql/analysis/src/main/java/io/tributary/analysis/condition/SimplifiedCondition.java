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

import com.google.common.collect.BoundType;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Range;
import io.tributary.analysis.condition.ColumnType.Kind;
import io.tributary.analysis.condition.Expression.Call;
import io.tributary.analysis.condition.Expression.Constant;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.Sarg;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * From what Calcite made of a condition back to an expression.
 */
final class SimplifiedCondition
{
    // an expression, and the first operand in it, by which the written order is restored
    private record Term(Expression expression, int first) {}

    private final Operands operands;

    SimplifiedCondition(Operands operands)
    {
        this.operands = requireNonNull(operands, "operands is null");
    }

    Expression expression(RexNode node)
    {
        return term(node).expression();
    }

    private Term term(RexNode node)
    {
        return switch (node) {
            case RexLiteral literal -> new Term(new Constant(ColumnType.BOOLEAN, literal.isNull() ? null : literal.getValueAs(Boolean.class)), Integer.MAX_VALUE);
            case RexInputRef operand -> new Term(operands.expression(operand.getIndex()), operand.getIndex());
            case RexCall call -> call(call);
            default -> throw new IllegalStateException("The condition was simplified to %s".formatted(node.getKind()));
        };
    }

    private Term call(RexCall call)
    {
        return switch (call.getKind()) {
            case AND -> combined(Operator.AND, call);
            case OR -> combined(Operator.OR, call);
            case NOT -> negated(term(call.getOperands().getFirst()));
            case IS_NULL -> isNull(call);
            case IS_NOT_NULL -> negated(isNull(call));
            case IS_TRUE -> test(Operator.IS_TRUE, call);
            case IS_NOT_TRUE -> negated(test(Operator.IS_TRUE, call));
            case IS_FALSE -> test(Operator.IS_FALSE, call);
            case IS_NOT_FALSE -> negated(test(Operator.IS_FALSE, call));
            case EQUALS -> compared(Operator.EQUAL, call);
            case NOT_EQUALS -> compared(Operator.NOT_EQUAL, call);
            case LESS_THAN -> compared(Operator.LESS, call);
            case LESS_THAN_OR_EQUAL -> compared(Operator.LESS_OR_EQUAL, call);
            case GREATER_THAN -> compared(Operator.GREATER, call);
            case GREATER_THAN_OR_EQUAL -> compared(Operator.GREATER_OR_EQUAL, call);
            case SEARCH -> search(call);
            default -> throw new IllegalStateException("The condition was simplified to %s".formatted(call.getKind()));
        };
    }

    private Term combined(Operator operator, RexCall call)
    {
        List<Term> terms = call.getOperands().stream().map(this::term).sorted(Comparator.comparingInt(Term::first)).collect(toImmutableList());
        return new Term(new Call(operator, terms.stream().map(Term::expression).toList(), ColumnType.BOOLEAN), terms.getFirst().first());
    }

    private static Term negated(Term term)
    {
        return new Term(Call.test(Operator.NOT, term.expression()), term.first());
    }

    private Term test(Operator operator, RexCall call)
    {
        Term term = term(call.getOperands().getFirst());
        return new Term(Call.test(operator, term.expression()), term.first());
    }

    private Term isNull(RexCall call)
    {
        Term term = term(call.getOperands().getFirst());
        return new Term(Call.test(term.expression().type().kind() == Kind.BOOLEAN ? Operator.IS_UNKNOWN : Operator.IS_NULL, term.expression()), term.first());
    }

    private Term compared(Operator operator, RexCall call)
    {
        int number = ((RexInputRef) call.getOperands().get(0)).getIndex();
        int rank = ((RexLiteral) call.getOperands().get(1)).getValueAs(Integer.class);
        return new Term(Call.test(operator, operands.expression(number), constant(number, rank)), number);
    }

    private Constant constant(int number, int rank)
    {
        return new Constant(operands.expression(number).type(), operands.constant(number, rank));
    }

    private Term search(RexCall call)
    {
        int number = ((RexInputRef) call.getOperands().get(0)).getIndex();
        Expression operand = operands.expression(number);
        Sarg<?> ranks = requireNonNull(((RexLiteral) call.getOperands().get(1)).getValueAs(Sarg.class), "ranks is null");
        Expression within;
        if (ranks.isComplementedPoints()) {
            within = Call.test(Operator.NOT, points(number, ranks.negate()));
        }
        else if (ranks.isPoints()) {
            within = points(number, ranks);
        }
        else {
            List<Expression> alternatives = new ArrayList<>();
            ranks.rangeSet.asRanges().forEach(range -> alternatives.add(range(number, range)));
            within = alternatives.size() == 1 ? alternatives.getFirst() : new Call(Operator.OR, alternatives, ColumnType.BOOLEAN);
        }
        Call isNull = Call.test(Operator.IS_NULL, operand);
        return new Term(switch (ranks.nullAs) {
            case TRUE -> Call.test(Operator.OR, isNull, within);
            case FALSE -> Call.test(Operator.AND, Call.test(Operator.NOT, isNull), within);
            case UNKNOWN -> within;
        }, number);
    }

    private Expression points(int number, Sarg<?> ranks)
    {
        List<Constant> constants = new ArrayList<>();
        ranks.rangeSet.asRanges().forEach(range -> constants.add(constant(number, rank(range.lowerEndpoint()))));
        Expression operand = operands.expression(number);
        if (constants.size() == 1) {
            return Call.test(Operator.EQUAL, operand, constants.getFirst());
        }
        return new Call(Operator.IN, ImmutableList.<Expression>builder().add(operand).addAll(constants).build(), ColumnType.BOOLEAN);
    }

    private Expression range(int number, Range<?> range)
    {
        Expression operand = operands.expression(number);
        List<Expression> bounds = new ArrayList<>();
        if (range.hasLowerBound() && range.hasUpperBound() && range.lowerEndpoint().equals(range.upperEndpoint())) {
            return Call.test(Operator.EQUAL, operand, constant(number, rank(range.lowerEndpoint())));
        }
        if (range.hasLowerBound()) {
            bounds.add(Call.test(range.lowerBoundType() == BoundType.CLOSED ? Operator.GREATER_OR_EQUAL : Operator.GREATER, operand, constant(number, rank(range.lowerEndpoint()))));
        }
        if (range.hasUpperBound()) {
            bounds.add(Call.test(range.upperBoundType() == BoundType.CLOSED ? Operator.LESS_OR_EQUAL : Operator.LESS, operand, constant(number, rank(range.upperEndpoint()))));
        }
        return bounds.size() == 1 ? bounds.getFirst() : new Call(Operator.AND, bounds, ColumnType.BOOLEAN);
    }

    private static int rank(Object endpoint)
    {
        return ((BigDecimal) endpoint).intValueExact();
    }
}
