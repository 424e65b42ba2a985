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
import io.tributary.analysis.condition.ColumnType.Kind;
import io.tributary.analysis.condition.Expression.Call;
import io.tributary.analysis.condition.Expression.ColumnValue;
import io.tributary.analysis.condition.Expression.Constant;
import io.tributary.analysis.condition.Expression.Conversion;
import io.tributary.analysis.condition.Syntax.Literal;
import io.tributary.analysis.condition.Syntax.Operation;
import io.tributary.analysis.condition.Syntax.Reference;

import java.util.ArrayList;
import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.tributary.analysis.condition.ConditionException.quoted;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * Gives the types that Trino would give, and puts in its coercions.
 */
final class Binder
{
    private static final int MAX_NAMES = 20;

    private final Columns touch;
    private final Columns conversion;

    Binder(Columns touch, Columns conversion)
    {
        this.touch = requireNonNull(touch, "touch is null");
        this.conversion = requireNonNull(conversion, "conversion is null");
    }

    Expression condition(Syntax syntax)
    {
        Expression expression = bind(syntax);
        if (expression.type().kind() == Kind.UNKNOWN) {
            return Constant.FALSE;
        }
        if (expression.type().kind() != Kind.BOOLEAN) {
            throw syntax.position().refuse("The condition must be true or false, but is of type %s: compare it with something", expression.type());
        }
        return expression;
    }

    private Expression bind(Syntax syntax)
    {
        return switch (syntax) {
            case Reference reference -> column(reference);
            case Literal literal -> new Constant(literal.type(), literal.value());
            case Operation operation -> Folding.fold(operation(operation));
            case Syntax.Cast cast -> Folding.fold(cast(cast));
        };
    }

    private List<Expression> bindAll(List<Syntax> arguments)
    {
        return arguments.stream().map(this::bind).collect(toImmutableList());
    }

    private Expression column(Reference reference)
    {
        Columns columns = reference.side() == Side.TOUCH ? touch : conversion;
        String qualifier = reference.side().qualifier();
        int column = columns.find(reference.name()).orElseThrow(() -> reference.position().refuse("There is no column %s: the columns of %s are %s", quoted(qualifier + "." + reference.name()), reference.side().plural(), names(columns)));
        ColumnType type = columns.columns().get(column).type();
        if (type.kind() == Kind.OTHER) {
            throw reference.position().refuse("The column %s is of a type that conditions cannot read: cast it in the query before", quoted(qualifier + "." + reference.name()));
        }
        if (type.kind() == Kind.UNKNOWN) {
            return new Constant(type, null);
        }
        return new ColumnValue(reference.side(), column, type);
    }

    private static String names(Columns columns)
    {
        String more = columns.columns().size() > MAX_NAMES ? " and %s more".formatted(columns.columns().size() - MAX_NAMES) : "";
        return columns.columns().stream().limit(MAX_NAMES).map(column -> quoted(column.name())).collect(joining(", ", "", more));
    }

    private Expression operation(Operation operation)
    {
        List<Syntax> arguments = operation.arguments();
        Operator operator = operation.operator();
        return switch (operator) {
            case AND, OR, NOT, IS_TRUE, IS_FALSE, IS_UNKNOWN -> new Call(operator, booleans(operation, arguments), ColumnType.BOOLEAN);
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, BETWEEN, IS_DISTINCT -> Call.comparison(operator, alike(operation, bindAll(arguments)));
            case IN -> in(operation);
            case IS_NULL -> new Call(operator, bindAll(arguments), ColumnType.BOOLEAN);
            case CASE, IF -> cases(operation);
            case SIMPLE_CASE -> simpleCase(operation);
            case COALESCE, GREATEST, LEAST -> {
                List<Expression> values = alike(operation, bindAll(arguments));
                yield new Call(operator, values, values.getFirst().type());
            }
            case NULLIF -> nullIf(operation, bindAll(arguments));
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, NEGATE, ABS -> ArithmeticTypes.call(operation, bindAll(arguments));
            case LIKE -> like(operation);
            case CONCATENATE, CONCAT, REPLACE -> text(operation, ColumnType.VARCHAR);
            case LOWER, UPPER, TRIM, LTRIM, RTRIM, REVERSE -> text(operation, ColumnType.VARCHAR);
            case LENGTH, STRPOS -> text(operation, ColumnType.BIGINT);
            case STARTS_WITH -> text(operation, ColumnType.BOOLEAN);
            case SUBSTR -> substring(operation, bindAll(arguments));
            case YEAR, MONTH, DAY, DAY_OF_WEEK -> part(operation, Kind.DATE);
            case HOUR, MINUTE -> part(operation, Kind.TIMESTAMP);
            case CAST, TRY_CAST -> throw new IllegalStateException("A cast is no operation");
        };
    }

    private Expression in(Operation operation)
    {
        List<Expression> values = alike(operation, bindAll(operation.arguments()));
        if (values.getFirst().type().kind().isFloating() && values.stream().skip(1).anyMatch(member -> !(member instanceof Constant constant) || Double.valueOf(Double.NaN).equals(constant.value()))) {
            // whether NaN is in a list with NaN depends on the plan of Trino
            throw operation.position().refuse("IN wants constants other than NaN for a value of type %s: write comparisons and OR", values.getFirst().type());
        }
        return new Call(Operator.IN, values, ColumnType.BOOLEAN);
    }

    /**
     * The values in their common type.
     */
    private static List<Expression> alike(Operation operation, List<Expression> values)
    {
        ColumnType common = Coercions.commonType(values.stream().map(Expression::type).toList()).orElseThrow(() -> operation.position().refuse(
                "%s cannot have values of types %s: cast one of them",
                operation.operator().text(),
                values.stream().map(value -> value.type().toString()).distinct().collect(joining(" and "))));
        return values.stream().map(value -> coerce(value, common)).collect(toImmutableList());
    }

    /**
     * @param type to which Trino turns the type of the value without a cast
     */
    static Expression coerce(Expression value, ColumnType type)
    {
        if (value.type().equals(type)) {
            return value;
        }
        if (value instanceof Constant constant && constant.value() == null) {
            return new Constant(type, null);
        }
        Kind kind = type.kind();
        Kind from = value.type().kind();
        if ((kind.isInteger() && from.isInteger()) || (kind == from && kind != Kind.DECIMAL) || (kind == Kind.DOUBLE && from == Kind.REAL)) {
            return value instanceof Constant constant ? new Constant(type, constant.value()) : value;
        }
        return Folding.fold(new Conversion(value, type, false));
    }

    private List<Expression> booleans(Operation operation, List<Syntax> arguments)
    {
        ImmutableList.Builder<Expression> booleans = ImmutableList.builder();
        for (Syntax argument : arguments) {
            booleans.add(expect(argument, bind(argument), ColumnType.BOOLEAN, operation.operator()));
        }
        return booleans.build();
    }

    private static Expression expect(Syntax argument, Expression value, ColumnType type, Operator operator)
    {
        if (value.type().kind() != type.kind() && value.type().kind() != Kind.UNKNOWN && !(type.kind() == Kind.BIGINT && value.type().kind().isInteger())) {
            throw argument.position().refuse("%s wants a %s here, but this is of type %s", operator.text(), type, value.type());
        }
        return coerce(value, type.kind() == Kind.VARCHAR && value.type().kind() == Kind.VARCHAR ? value.type() : type);
    }

    private Expression cases(Operation operation)
    {
        List<Syntax> arguments = operation.arguments();
        List<Expression> results = new ArrayList<>();
        for (int index = 1; index < arguments.size(); index += 2) {
            results.add(bind(arguments.get(index)));
        }
        boolean otherwise = arguments.size() % 2 == 1;
        if (otherwise) {
            results.add(bind(arguments.getLast()));
        }
        results = alike(operation, results);
        ImmutableList.Builder<Expression> all = ImmutableList.builder();
        for (int index = 0; index + 1 < arguments.size(); index += 2) {
            all.add(expect(arguments.get(index), bind(arguments.get(index)), ColumnType.BOOLEAN, operation.operator()));
            all.add(results.get(index / 2));
        }
        all.add(otherwise ? results.getLast() : new Constant(results.getFirst().type(), null));
        return new Call(Operator.CASE, all.build(), results.getFirst().type());
    }

    private Expression simpleCase(Operation operation)
    {
        List<Syntax> arguments = operation.arguments();
        List<Expression> operands = new ArrayList<>();
        List<Expression> results = new ArrayList<>();
        operands.add(bind(arguments.getFirst()));
        for (int index = 1; index + 1 < arguments.size(); index += 2) {
            operands.add(bind(arguments.get(index)));
            results.add(bind(arguments.get(index + 1)));
        }
        results.add(bind(arguments.getLast()));
        operands = alike(operation, operands);
        results = alike(operation, results);
        ImmutableList.Builder<Expression> all = ImmutableList.builder();
        for (int index = 1; index < operands.size(); index++) {
            all.add(Call.test(Operator.EQUAL, operands.getFirst(), operands.get(index)));
            all.add(results.get(index - 1));
        }
        all.add(results.getLast());
        return new Call(Operator.CASE, all.build(), results.getFirst().type());
    }

    private static Expression nullIf(Operation operation, List<Expression> values)
    {
        ColumnType type = values.getFirst().type();
        List<Expression> compared = alike(operation, values);
        return new Call(Operator.CASE, List.of(new Call(Operator.EQUAL, compared, ColumnType.BOOLEAN), new Constant(type, null), values.getFirst()), type);
    }

    private Expression like(Operation operation)
    {
        List<Expression> arguments = texts(operation);
        if (arguments.size() == 3) {
            Syntax escape = operation.arguments().get(2);
            if (!(arguments.get(2) instanceof Constant constant) || !(constant.value() instanceof String text) || text.codePointCount(0, text.length()) != 1) {
                throw escape.position().refuse("ESCAPE wants a text constant of one character");
            }
        }
        if (arguments.get(1) instanceof Constant constant && constant.value() instanceof String pattern) {
            try {
                LikePattern.compile(pattern, arguments.size() == 3 ? (String) ((Constant) arguments.get(2)).value() : null);
            }
            catch (EvaluationException e) {
                throw operation.arguments().get(1).position().refuse("%s", e.getMessage());
            }
        }
        return new Call(Operator.LIKE, arguments, ColumnType.BOOLEAN);
    }

    private List<Expression> texts(Operation operation)
    {
        return operation.arguments().stream().map(argument -> expect(argument, bind(argument), ColumnType.VARCHAR, operation.operator())).collect(toImmutableList());
    }

    private Expression text(Operation operation, ColumnType type)
    {
        return new Call(operation.operator(), texts(operation), type);
    }

    private static Expression substring(Operation operation, List<Expression> values)
    {
        ImmutableList.Builder<Expression> arguments = ImmutableList.builder();
        arguments.add(expect(operation.arguments().getFirst(), values.getFirst(), ColumnType.VARCHAR, operation.operator()));
        for (int index = 1; index < values.size(); index++) {
            arguments.add(expect(operation.arguments().get(index), values.get(index), ColumnType.BIGINT, operation.operator()));
        }
        return new Call(operation.operator(), arguments.build(), ColumnType.VARCHAR);
    }

    private Expression part(Operation operation, Kind least)
    {
        Syntax argument = operation.arguments().getFirst();
        Expression value = bind(argument);
        Kind kind = value.type().kind();
        if (kind == Kind.TIMESTAMP_WITH_TIME_ZONE) {
            throw argument.position().refuse("%s of a %s depends on its zone, which conditions do not know: give conditions a column with the local time", operation.operator().text(), value.type());
        }
        if (kind != Kind.TIMESTAMP && kind != least) {
            throw argument.position().refuse("%s wants a %s, but this is of type %s", operation.operator().text(), least == Kind.DATE ? "date or timestamp" : "timestamp", value.type());
        }
        return new Call(operation.operator(), List.of(value), ColumnType.BIGINT);
    }

    private Expression cast(Syntax.Cast cast)
    {
        Expression value = bind(cast.argument());
        if (value instanceof Constant constant && constant.value() == null) {
            return new Constant(cast.type(), null);
        }
        if (!Casts.isKnown(value.type(), cast.type())) {
            throw cast.position().refuse("A cast from %s to %s is not part of conditions", value.type(), cast.type());
        }
        return new Conversion(value, cast.type(), cast.orNull());
    }
}
