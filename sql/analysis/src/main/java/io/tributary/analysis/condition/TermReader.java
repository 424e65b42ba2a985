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
import io.tributary.analysis.condition.Syntax.Cast;
import io.tributary.analysis.condition.Syntax.Literal;
import io.tributary.analysis.condition.Syntax.Operation;
import io.tributary.analysis.condition.Syntax.Reference;
import io.tributary.analysis.condition.Tokens.Token;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalLiteral.IntervalValue;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlBetweenOperator;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.NlsString;

import java.math.BigDecimal;
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

    private final Tokens tokens;
    private final TermText text;
    private final Set<Side> allowed;

    TermReader(Tokens tokens, TermText text, Set<Side> allowed)
    {
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.text = requireNonNull(text, "text is null");
        this.allowed = requireNonNull(allowed, "allowed is null");
    }

    Syntax read(SqlNode node)
    {
        return switch (node) {
            case SqlIdentifier identifier -> reference(identifier);
            case SqlLiteral literal -> literal(literal);
            case SqlCase cases -> cases(cases);
            case SqlCall call -> call(call);
            default -> throw position(node).refuse("%s is no part of a condition", shown(node));
        };
    }

    private Position position(SqlNode node)
    {
        return tokens.position(token(node));
    }

    private int token(SqlNode node)
    {
        return text.token(node.getParserPosition().getColumnNum());
    }

    private String shown(SqlNode node)
    {
        return tokens.shown(token(node));
    }

    private String name(String number)
    {
        return tokens.get(Integer.parseInt(number)).text();
    }

    private Syntax reference(SqlIdentifier identifier)
    {
        if (identifier.isStar() || identifier.names.size() > 2) {
            throw position(identifier).refuse("The name %s is not known: columns are touch.<column> and conversion.<column>", shown(identifier));
        }
        String first = name(identifier.names.getFirst());
        if (identifier.names.size() == 1) {
            throw position(identifier).refuse("The name %s has no qualifier: write touch.%s or conversion.%s", quoted(first), cut(first), cut(first));
        }
        for (Side side : Side.values()) {
            if (side.qualifier().equals(first.toLowerCase(ENGLISH))) {
                if (!allowed.contains(side)) {
                    throw position(identifier).refuse("Columns of %s cannot be used here: this condition is about %s alone", side.plural(), allowed.stream().map(Side::plural).collect(joining(" and ")));
                }
                return new Reference(side, name(identifier.names.get(1)), position(identifier));
            }
        }
        throw position(identifier).refuse("The qualifier %s is not known: columns are touch.<column> and conversion.<column>", quoted(first));
    }

    private static String cut(String name)
    {
        String quoted = quoted(name);
        return quoted.substring(1, quoted.length() - 1);
    }

    private Syntax literal(SqlLiteral literal)
    {
        Position position = position(literal);
        if (literal instanceof SqlIntervalLiteral interval) {
            IntervalValue value = requireNonNull(interval.getValueAs(IntervalValue.class), "value is null");
            return Literals.interval(name(value.getIntervalLiteral()), value.getIntervalQualifier().toString(), value.getSign(), position);
        }
        return switch (literal.getTypeName()) {
            case NULL -> new Literal(ColumnType.UNKNOWN, null, position);
            // UNKNOWN as a value is no part of Trino
            case BOOLEAN -> {
                if (literal.getValue() == null) {
                    throw position.refuse("UNKNOWN is no value: write CAST(NULL AS boolean)");
                }
                yield new Literal(ColumnType.BOOLEAN, literal.booleanValue(), position);
            }
            case DECIMAL -> Literals.number(requireNonNull(literal.getValueAs(BigDecimal.class), "value is null"), isWithPoint(literal), position);
            case DOUBLE -> new Literal(ColumnType.DOUBLE, requireNonNull(literal.getValueAs(BigDecimal.class), "value is null").doubleValue(), position);
            case CHAR -> text(Integer.parseInt(requireNonNull(literal.getValueAs(NlsString.class), "value is null").getValue()), position);
            // a type with text: Calcite leaves it to the validator
            case UNKNOWN -> Literals.ofType(tokens.get(token(literal)).text(), name(requireNonNull(literal.getValue(), "value is null").toString()), position);
            default -> throw position.refuse("The constant %s is of a type that conditions do not have", shown(literal));
        };
    }

    private boolean isWithPoint(SqlLiteral literal)
    {
        // behind the signs that Calcite makes part of the number
        int index = token(literal);
        while (tokens.get(index).isSign("-") || tokens.get(index).isSign("(")) {
            index++;
        }
        return tokens.get(index).text().contains(".");
    }

    private Literal text(int number, Position position)
    {
        Token token = tokens.get(number);
        return token.kind() == Tokens.Kind.BINARY ? Literals.bytes(token.text(), position) : Literals.text(token.text(), position);
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
        int index = token(cases);
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
        int token = token(call);
        String name = call.getOperator().getName();
        if (call.getOperator().getNameAsId().names.size() > 1 || !name.chars().allMatch(Character::isDigit)) {
            throw position(call).refuse("The function %s is not part of conditions", shown(call));
        }
        name = name(name);
        Operator operator = Operator.function(name).orElse(null);
        if (operator == null) {
            throw tokens.position(token).refuse(
                    "The function %s is not part of conditions, which have %s",
                    quoted(name),
                    List.of(Operator.values()).stream().filter(Operator::isFunction).map(Operator::text).collect(joining(", ")));
        }
        if (call.operandCount() < operator.minArguments() || call.operandCount() > operator.maxArguments()) {
            throw tokens.position(token).refuse("The function %s has %s, but here are %s", operator.text(), arguments(operator), call.operandCount());
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
