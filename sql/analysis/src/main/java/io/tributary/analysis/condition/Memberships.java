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
import io.tributary.analysis.condition.Expression.Call;
import io.tributary.analysis.condition.Expression.Constant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes one IN of the alternatives {@code x = constant} and {@code x IN (constants)} of an expression, and one NOT IN of what excludes constants, in time that grows with their number alone.
 */
final class Memberships
{
    private Memberships() {}

    static Expression merge(Expression condition)
    {
        if (!(condition instanceof Call call) || !Simplifier.isLogical(call.operator())) {
            return condition;
        }
        List<Expression> arguments = call.arguments().stream().map(Memberships::merge).toList();
        if (call.operator() == Operator.OR) {
            return combined(Operator.OR, arguments, false);
        }
        if (call.operator() == Operator.AND) {
            return combined(Operator.AND, arguments, true);
        }
        return new Call(call.operator(), arguments, call.type());
    }

    /**
     * @param excluded whether the terms to merge are those that exclude constants
     */
    private static Expression combined(Operator operator, List<Expression> terms, boolean excluded)
    {
        Map<Expression, Set<Constant>> members = new LinkedHashMap<>();
        // a term, or the expression whose constants are gathered
        List<Expression> places = new ArrayList<>();
        List<Boolean> gathered = new ArrayList<>();
        for (Expression term : terms) {
            Call membership = membership(term, excluded);
            if (membership == null) {
                places.add(term);
                gathered.add(false);
                continue;
            }
            Expression operand = membership.argument(0);
            Set<Constant> constants = members.get(operand);
            if (constants == null) {
                constants = new LinkedHashSet<>();
                members.put(operand, constants);
                places.add(operand);
                gathered.add(true);
            }
            for (Expression constant : membership.arguments().subList(1, membership.arguments().size())) {
                constants.add((Constant) constant);
            }
        }
        ImmutableList.Builder<Expression> merged = ImmutableList.builder();
        for (int place = 0; place < places.size(); place++) {
            Expression expression = places.get(place);
            merged.add(gathered.get(place) ? test(expression, members.get(expression), excluded) : expression);
        }
        List<Expression> all = merged.build();
        return all.size() == 1 ? all.getFirst() : new Call(operator, all, ColumnType.BOOLEAN);
    }

    private static Expression test(Expression operand, Set<Constant> members, boolean excluded)
    {
        if (members.size() == 1) {
            return Call.test(excluded ? Operator.NOT_EQUAL : Operator.EQUAL, operand, members.iterator().next());
        }
        Call in = new Call(Operator.IN, ImmutableList.<Expression>builder().add(operand).addAll(members).build(), ColumnType.BOOLEAN);
        return excluded ? Call.test(Operator.NOT, in) : in;
    }

    /**
     * The comparison with constants, or null if it is none.
     */
    private static Call membership(Expression term, boolean excluded)
    {
        if (!(term instanceof Call call)) {
            return null;
        }
        if (excluded && call.operator() == Operator.NOT) {
            return call.argument(0) instanceof Call in && in.operator() == Operator.IN && isOfConstants(in) ? in : null;
        }
        boolean found = excluded ? call.operator() == Operator.NOT_EQUAL : call.operator() == Operator.EQUAL || call.operator() == Operator.IN;
        return found && isOfConstants(call) ? call : null;
    }

    private static boolean isOfConstants(Call call)
    {
        return !(call.argument(0) instanceof Constant) && !Failures.canFail(call.argument(0)) &&
                call.arguments().stream().skip(1).allMatch(argument -> argument instanceof Constant constant && constant.value() != null);
    }
}
