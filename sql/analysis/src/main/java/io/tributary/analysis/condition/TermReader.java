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
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.tributary.analysis.condition.Syntax.Cast;
import io.tributary.analysis.condition.Syntax.Operation;
import io.tributary.analysis.condition.Syntax.Reference;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlBetweenOperator;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.tributary.analysis.condition.ConditionException.quoted;
import static java.util.Locale.ENGLISH;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * From what Calcite's parser gives for a term to {@link Syntax}, refusing all that is not in the language.
 */
final class TermReader
{
    private static final Map<SqlKind, Operator> OPERATORS = ImmutableMap.<SqlKind, Operator>builder()
            .put(SqlKind.AND, Operator.AND)
            .put(SqlKind.OR, Operator.OR)
            .put(SqlKind.NOT, Operator.NOT)
            .put(SqlKind.EQUALS, Operator.EQUAL)
            .put(SqlKind.NOT_EQUALS, Operator.NOT_EQUAL)
            .put(SqlKind.LESS_THAN, Operator.LESS)
            .put(SqlKind.LESS_THAN_OR_EQUAL, Operator.LESS_OR_EQUAL)
            .put(SqlKind.GREATER_THAN, Operator.GREATER)
            .put(SqlKind.GREATER_THAN_OR_EQUAL, Operator.GREATER_OR_EQUAL)
            .put(SqlKind.IS_DISTINCT_FROM, Operator.IS_DISTINCT)
            .put(SqlKind.IS_TRUE, Operator.IS_TRUE)
            .put(SqlKind.IS_FALSE, Operator.IS_FALSE)
            .put(SqlKind.PLUS, Operator.ADD)
            .put(SqlKind.MINUS, Operator.SUBTRACT)
            .put(SqlKind.TIMES, Operator.MULTIPLY)
            .put(SqlKind.DIVIDE, Operator.DIVIDE)
            .put(SqlKind.MINUS_PREFIX, Operator.NEGATE)
            .buildOrThrow();
    private static final Map<SqlKind, Operator> NEGATED_OPERATORS = ImmutableMap.of(
            SqlKind.IS_NOT_DISTINCT_FROM, Operator.IS_DISTINCT,
            SqlKind.IS_NOT_TRUE, Operator.IS_TRUE,
            SqlKind.IS_NOT_FALSE, Operator.IS_FALSE);

    // which are values for the operators of each other only in parentheses, as in Trino
    private static final Set<SqlKind> TESTS = ImmutableSet.of(
            SqlKind.EQUALS,
            SqlKind.NOT_EQUALS,
            SqlKind.LESS_THAN,
            SqlKind.LESS_THAN_OR_EQUAL,
            SqlKind.GREATER_THAN,
            SqlKind.GREATER_THAN_OR_EQUAL,
            SqlKind.BETWEEN,
            SqlKind.IN,
            SqlKind.NOT_IN,
            SqlKind.LIKE,
            SqlKind.IS_NULL,
            SqlKind.IS_NOT_NULL,
            SqlKind.IS_TRUE,
            SqlKind.IS_NOT_TRUE,
            SqlKind.IS_FALSE,
            SqlKind.IS_NOT_FALSE,
            SqlKind.IS_DISTINCT_FROM,
            SqlKind.IS_NOT_DISTINCT_FROM);

    private final NodeTokens tokens;
    private final ConstantReader constants;
    private final Set<Side> allowed;

    TermReader(NodeTokens tokens, Set<Side> allowed)
    {
        this.tokens = requireNonNull(tokens, "tokens is null");
        constants = new ConstantReader(tokens);
        this.allowed = requireNonNull(allowed, "allowed is null");
    }

    Syntax read(SqlNode node)
    {
        return switch (node) {
            case SqlIdentifier identifier -> reference(identifier);
            case SqlLiteral literal -> constants.read(literal);
            case SqlCase cases -> cases(cases);
            case SqlCall call -> call(call);
            default -> throw position(node).refuse("%s is no part of a condition", tokens.shown(node));
        };
    }

    private Position position(SqlNode node)
    {
        return tokens.position(node);
    }

    private Syntax reference(SqlIdentifier identifier)
    {
        if (identifier.isStar() || identifier.names.size() > 2) {
            throw position(identifier).refuse("The name %s is not known: columns are touch.<column> and conversion.<column>", tokens.shown(identifier));
        }
        String first = tokens.name(identifier.names.getFirst());
        if (identifier.names.size() == 1) {
            throw position(identifier).refuse("The name %s has no qualifier: write touch.%s or conversion.%s", quoted(first), cut(first), cut(first));
        }
        for (Side side : Side.values()) {
            if (side.qualifier().equals(first.toLowerCase(ENGLISH))) {
                if (!allowed.contains(side)) {
                    throw position(identifier).refuse("Columns of %s cannot be used here: this condition is about %s alone", side.plural(), allowed.stream().map(Side::plural).collect(joining(" and ")));
                }
                return new Reference(side, tokens.name(identifier.names.get(1)), position(identifier));
            }
        }
        throw position(identifier).refuse("The qualifier %s is not known: columns are touch.<column> and conversion.<column>", quoted(first));
    }

    private static String cut(String name)
    {
        String quoted = quoted(name);
        return quoted.substring(1, quoted.length() - 1);
    }

    private Syntax cases(SqlCase cases)
    {
        Position position = position(cases);
        List<SqlNode> whens = cases.getWhenOperands().getList();
        List<SqlNode> thens = cases.getThenOperands().getList();
        List<Syntax> arguments = new ArrayList<>();
        // CASE with an operand comes as comparisons that share it
        SqlNode operand = isSearched(cases) ? null : ((SqlCall) whens.getFirst()).operand(0);
        if (operand != null) {
            arguments.add(read(operand));
        }
        for (int index = 0; index < whens.size(); index++) {
            if (operand == null) {
                arguments.add(read(whens.get(index)));
            }
            else if (whens.get(index) instanceof SqlCall call && call.getKind() == SqlKind.EQUALS) {
                arguments.add(read(call.operand(1)));
            }
            else {
                throw position(whens.get(index)).refuse("A WHEN has one value: write a WHEN for each");
            }
            arguments.add(read(thens.get(index)));
        }
        // without ELSE it is NULL at the place of the CASE itself
        SqlNode otherwise = requireNonNull(cases.getElseOperand(), "elseOperand is null");
        arguments.add(read(otherwise));
        return new Operation(operand == null ? Operator.CASE : Operator.SIMPLE_CASE, arguments, position);
    }

    private boolean isSearched(SqlCase cases)
    {
        // parentheses around it are part of it for Calcite
        int index = tokens.first(cases);
        while (!tokens.get(index).isWord("case")) {
            index++;
        }
        return tokens.get(index + 1).isWord("when");
    }

    private Syntax call(SqlCall call)
    {
        if (call.getFunctionQuantifier() != null) {
            throw position(call).refuse("DISTINCT and ALL are for aggregates, which conditions do not have");
        }
        if (TESTS.contains(call.getKind())) {
            // the list of IN has parentheses of its own
            checkValues(call.getOperandList().getLast() instanceof SqlNodeList ? call.getOperandList().subList(0, 1) : call.getOperandList());
        }
        return switch (call.getKind()) {
            case CAST, SAFE_CAST -> cast(call);
            case BETWEEN -> negated(((SqlBetweenOperator) call.getOperator()).isNegated(), operation(Operator.BETWEEN, call, call.getOperandList()), call);
            case LIKE -> like(call);
            case IN, NOT_IN -> in(call);
            case IS_NULL, IS_NOT_NULL -> {
                // IS UNKNOWN is IS NULL for Calcite, but only booleans can be unknown
                Operator operator = call.getOperator() == SqlStdOperatorTable.IS_UNKNOWN || call.getOperator() == SqlStdOperatorTable.IS_NOT_UNKNOWN ? Operator.IS_UNKNOWN : Operator.IS_NULL;
                yield negated(call.getKind() == SqlKind.IS_NOT_NULL, operation(operator, call, call.getOperandList()), call);
            }
            case IS_NOT_DISTINCT_FROM, IS_NOT_TRUE, IS_NOT_FALSE -> negated(true, operation(NEGATED_OPERATORS.get(call.getKind()), call, call.getOperandList()), call);
            case OTHER_FUNCTION -> function(call);
            default -> {
                Operator operator = OPERATORS.get(call.getKind());
                if (operator == null && call.getOperator() == SqlStdOperatorTable.PERCENT_REMAINDER) {
                    operator = Operator.MODULO;
                }
                if (operator == null && call.getOperator() == SqlStdOperatorTable.CONCAT) {
                    operator = Operator.CONCATENATE;
                }
                if (operator == null) {
                    throw position(call).refuse("%s is no part of a condition: see the list of operators and functions", quoted(call.getOperator().getName()));
                }
                yield operation(operator, call, call.getOperandList());
            }
        };
    }

    private void checkValues(List<SqlNode> operands)
    {
        for (SqlNode operand : operands) {
            if ((TESTS.contains(operand.getKind()) || operand.getKind() == SqlKind.NOT) && !tokens.isInParentheses(operand)) {
                throw position(operand).refuse("A comparison or test is compared or tested here: put it in parentheses, or write AND between comparisons");
            }
        }
    }

    private Operation operation(Operator operator, SqlNode node, List<SqlNode> operands)
    {
        return new Operation(operator, operands.stream().map(this::read).collect(toImmutableList()), position(node));
    }

    private Operation negated(boolean negated, Operation operation, SqlNode node)
    {
        return negated ? new Operation(Operator.NOT, List.of(operation), position(node)) : operation;
    }

    private Syntax like(SqlCall call)
    {
        return switch (call.getOperator().getName()) {
            case "LIKE" -> operation(Operator.LIKE, call, call.getOperandList());
            case "NOT LIKE" -> negated(true, operation(Operator.LIKE, call, call.getOperandList()), call);
            default -> throw position(call).refuse("%s is no part of a condition: use LIKE, on lower(...) if the case of letters does not matter", quoted(call.getOperator().getName()));
        };
    }

    private Syntax in(SqlCall call)
    {
        if (!(call.operand(1) instanceof SqlNodeList list)) {
            throw position(call.operand(1)).refuse("IN has a list of values, and no query: write IN (value, value)");
        }
        return negated(call.getKind() == SqlKind.NOT_IN, operation(Operator.IN, call, ImmutableList.<SqlNode>builder().add((SqlNode) call.operand(0)).addAll(list.getList()).build()), call);
    }

    private Syntax function(SqlCall call)
    {
        String name = call.getOperator().getName();
        if (call.getOperator().getNameAsId().names.size() > 1 || !name.chars().allMatch(Character::isDigit)) {
            throw position(call).refuse("The function %s is not part of conditions", tokens.shown(call));
        }
        name = tokens.name(name);
        Operator operator = Operator.function(name).orElse(null);
        if (operator == null) {
            throw position(call).refuse(
                    "The function %s is not part of conditions, which have %s",
                    quoted(name),
                    List.of(Operator.values()).stream().filter(Operator::isFunction).map(Operator::text).collect(joining(", ")));
        }
        if (call.operandCount() < operator.minArguments() || call.operandCount() > operator.maxArguments()) {
            throw position(call).refuse("The function %s has %s, but here are %s", operator.text(), arguments(operator), call.operandCount());
        }
        return operation(operator, call, call.getOperandList());
    }

    private static String arguments(Operator operator)
    {
        if (operator.minArguments() == operator.maxArguments()) {
            return operator.minArguments() == 1 ? "1 argument" : operator.minArguments() + " arguments";
        }
        return "%s to %s arguments".formatted(operator.minArguments(), operator.maxArguments());
    }

    private Syntax cast(SqlCall call)
    {
        boolean orNull = call.getKind() == SqlKind.SAFE_CAST;
        if (call.operandCount() > 2 && call.operand(2) != null || !(call.operand(1) instanceof SqlDataTypeSpec target) || !(target.getTypeNameSpec() instanceof SqlBasicTypeNameSpec spec)) {
            throw position(call).refuse("The type of this cast is not part of conditions");
        }
        SqlTypeName name = SqlTypeName.get(spec.getTypeName().getSimple());
        return new Cast(read(call.operand(0)), Literals.castType(name, spec.getPrecision(), spec.getScale(), position(target)), orNull, position(call));
    }
}
