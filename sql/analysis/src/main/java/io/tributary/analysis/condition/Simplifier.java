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

import com.google.common.collect.ImmutableMap;
import io.tributary.analysis.condition.ColumnType.Kind;
import io.tributary.analysis.condition.Expression.Call;
import io.tributary.analysis.condition.Expression.Constant;
import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSimplify;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;
import org.apache.calcite.sql.type.SqlTypeName;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Simplifies a condition by Calcite, where NULL is as good as false.
 *
 * <p>Calcite gets only what it cannot take otherwise than Trino: AND, OR and NOT over terms, and comparisons of one expression with constants, where a constant is its rank in Trino's order among all
 * that the expression is compared with. So no value, type, collation or function of Calcite has any part in the result. A floating expression is not compared so, because NaN is neither below,
 * equal to nor above a constant.
 *
 * <p>A condition of many terms only has its equal and different constants gathered, as {@link Memberships} does.
 *
 * <p>A term that does not change the result can vanish, and its failure with it.
 */
final class Simplifier
{
    // Calcite compares each term with each other one, and takes longer than the square of their number
    private static final int MAX_TERMS = 200;
    private static final int MAX_MEMBERS = 1_000;
    private static final Map<Operator, SqlOperator> OPERATORS = ImmutableMap.<Operator, SqlOperator>builder()
            .put(Operator.AND, SqlStdOperatorTable.AND)
            .put(Operator.OR, SqlStdOperatorTable.OR)
            .put(Operator.NOT, SqlStdOperatorTable.NOT)
            .put(Operator.IS_TRUE, SqlStdOperatorTable.IS_TRUE)
            .put(Operator.IS_FALSE, SqlStdOperatorTable.IS_FALSE)
            .put(Operator.IS_UNKNOWN, SqlStdOperatorTable.IS_NULL)
            .put(Operator.EQUAL, SqlStdOperatorTable.EQUALS)
            .put(Operator.NOT_EQUAL, SqlStdOperatorTable.NOT_EQUALS)
            .put(Operator.LESS, SqlStdOperatorTable.LESS_THAN)
            .put(Operator.LESS_OR_EQUAL, SqlStdOperatorTable.LESS_THAN_OR_EQUAL)
            .put(Operator.GREATER, SqlStdOperatorTable.GREATER_THAN)
            .put(Operator.GREATER_OR_EQUAL, SqlStdOperatorTable.GREATER_THAN_OR_EQUAL)
            .buildOrThrow();

    private final RelDataTypeFactory types = new SqlTypeFactoryImpl(RelDataTypeSystem.DEFAULT);
    private final RexBuilder builder = new RexBuilder(types);
    private final RelDataType rankType = types.createTypeWithNullability(types.createSqlType(SqlTypeName.INTEGER), true);
    private final RelDataType booleanType = types.createTypeWithNullability(types.createSqlType(SqlTypeName.BOOLEAN), true);
    private final Operands operands = new Operands();

    private Simplifier() {}

    static Expression simplify(Expression condition)
    {
        Expression merged = Memberships.merge(condition);
        return countTerms(merged) > MAX_TERMS ? merged : new Simplifier().apply(merged);
    }

    private static int countTerms(Expression expression)
    {
        if (expression instanceof Call call && isLogical(call.operator())) {
            return call.arguments().stream().mapToInt(Simplifier::countTerms).sum();
        }
        return 1;
    }

    private Expression apply(Expression condition)
    {
        register(condition);
        operands.rank();
        // no constants are left that would have to be computed
        RexSimplify simplify = new RexSimplify(builder, RelOptPredicateList.EMPTY, (_, constants, reduced) -> reduced.addAll(constants));
        RexNode simplified = simplify.simplifyUnknownAsFalse(rex(condition));
        simplified = simplify.simplifyUnknownAsFalse(RexUtil.pullFactors(builder, simplified));
        return new SimplifiedCondition(operands).expression(simplified);
    }

    private void register(Expression expression)
    {
        if (expression instanceof Call call) {
            if (isLogical(call.operator())) {
                call.arguments().forEach(this::register);
                return;
            }
            if (isRanked(call)) {
                operands.add(call.argument(0));
                call.arguments().stream().skip(1).forEach(constant -> operands.addConstant(call.argument(0), ((Constant) constant).value()));
                return;
            }
        }
        if (!(expression instanceof Constant)) {
            operands.add(expression);
        }
    }

    static boolean isLogical(Operator operator)
    {
        return switch (operator) {
            case AND, OR, NOT, IS_TRUE, IS_FALSE, IS_UNKNOWN -> true;
            default -> false;
        };
    }

    /**
     * Whether it compares an expression with constants, or with NULL.
     */
    private static boolean isRanked(Call call)
    {
        boolean compares = call.operator().isComparison() || call.operator() == Operator.BETWEEN || call.operator() == Operator.IN || call.operator() == Operator.IS_NULL;
        if (!compares || call.arguments().size() > MAX_MEMBERS || call.argument(0) instanceof Constant || call.argument(0).type().kind().isFloating() ||
                call.argument(0).type().kind() == Kind.BOOLEAN || Failures.canFail(call.argument(0))) {
            return false;
        }
        return call.arguments().stream().skip(1).allMatch(argument -> argument instanceof Constant constant && constant.value() != null);
    }

    private RexNode rex(Expression expression)
    {
        if (expression instanceof Constant constant) {
            return constant.value() == null ? builder.makeNullLiteral(booleanType) : builder.makeLiteral((Boolean) constant.value());
        }
        if (expression instanceof Call call) {
            if (isLogical(call.operator())) {
                return builder.makeCall(OPERATORS.get(call.operator()), call.arguments().stream().map(this::rex).toList());
            }
            if (isRanked(call)) {
                return ranked(call);
            }
        }
        return builder.makeInputRef(booleanType, operands.number(expression));
    }

    private RexNode ranked(Call call)
    {
        RexNode operand = builder.makeInputRef(rankType, operands.number(call.argument(0)));
        List<RexNode> ranks = call.arguments().stream().skip(1).map(constant -> rank(call.argument(0), (Constant) constant)).toList();
        return switch (call.operator()) {
            case IS_NULL -> builder.makeCall(SqlStdOperatorTable.IS_NULL, operand);
            case BETWEEN -> builder.makeCall(
                    SqlStdOperatorTable.AND,
                    builder.makeCall(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, operand, ranks.get(0)),
                    builder.makeCall(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, operand, ranks.get(1)));
            case IN -> builder.makeIn(operand, ranks);
            default -> builder.makeCall(OPERATORS.get(call.operator()), operand, ranks.getFirst());
        };
    }

    private RexNode rank(Expression operand, Constant constant)
    {
        return builder.makeExactLiteral(BigDecimal.valueOf(operands.rankOf(operand, constant.value())), types.createSqlType(SqlTypeName.INTEGER));
    }
}
