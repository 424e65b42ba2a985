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
import io.tributary.analysis.condition.ColumnType.Kind;
import io.tributary.analysis.condition.Expression.Call;
import io.tributary.analysis.condition.Expression.ColumnValue;
import io.tributary.analysis.condition.Expression.Constant;

import java.util.List;
import java.util.Optional;

/**
 * Finds the terms that can be looked up.
 */
final class KeyTerms
{
    private KeyTerms() {}

    static Optional<KeyTerm> of(Expression term)
    {
        if (term instanceof ColumnValue column) {
            return Optional.of(new KeyTerm(column.side(), column.column(), ImmutableSet.of(true)));
        }
        if (!(term instanceof Call call)) {
            return Optional.empty();
        }
        if (call.operator() == Operator.NOT && call.argument(0) instanceof ColumnValue column) {
            return Optional.of(new KeyTerm(column.side(), column.column(), ImmutableSet.of(false)));
        }
        boolean lookup = call.operator() == Operator.EQUAL || call.operator() == Operator.IN;
        if (!lookup || !(call.argument(0) instanceof ColumnValue column) || !isKey(column.type().kind())) {
            return Optional.empty();
        }
        List<Expression> members = call.arguments().subList(1, call.arguments().size());
        if (!members.stream().allMatch(Constant.class::isInstance)) {
            return Optional.empty();
        }
        ImmutableSet.Builder<Object> values = ImmutableSet.builder();
        for (Expression member : members) {
            Object value = ((Constant) member).value();
            if (value != null) {
                values.add(value);
            }
        }
        return Optional.of(new KeyTerm(column.side(), column.column(), values.build()));
    }

    private static boolean isKey(Kind kind)
    {
        return kind.isInteger() || kind == Kind.DATE || kind == Kind.VARCHAR || kind == Kind.BOOLEAN;
    }

    /**
     * The value of a column as it is in a {@link KeyTerm}, null for NULL.
     */
    static Object value(Row row, int column, Class<?> type)
    {
        if (row.isNull(column)) {
            return null;
        }
        if (type == String.class) {
            return row.textAt(column);
        }
        if (type == Long.class) {
            return row.longAt(column);
        }
        return row.booleanAt(column);
    }
}
