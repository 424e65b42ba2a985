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

import io.tributary.analysis.condition.ColumnType.Kind;

import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Which types Trino turns into which without a cast, but those that depend on the time zone of a session: a date or a timestamp does not become a timestamp with time zone here.
 */
final class Coercions
{
    private Coercions() {}

    /**
     * The type in which values of both are compared, or empty if there is none.
     */
    static Optional<ColumnType> commonType(ColumnType first, ColumnType second)
    {
        if (first.equals(second)) {
            return Optional.of(first);
        }
        if (first.kind() == Kind.UNKNOWN) {
            return Optional.of(second);
        }
        if (second.kind() == Kind.UNKNOWN) {
            return Optional.of(first);
        }
        if (first.kind() == second.kind()) {
            return switch (first.kind()) {
                case DECIMAL -> commonDecimal(first, second);
                case VARCHAR, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> Optional.of(first.precision() >= second.precision() ? first : second);
                default -> throw new IllegalStateException("Types of one kind differ: %s, %s".formatted(first, second));
            };
        }
        if (first.kind().isNumber() && second.kind().isNumber()) {
            if (first.kind().isFloating() || second.kind().isFloating()) {
                return Optional.of(first.kind() == Kind.DOUBLE || second.kind() == Kind.DOUBLE ? ColumnType.DOUBLE : ColumnType.REAL);
            }
            if (first.kind() == Kind.DECIMAL || second.kind() == Kind.DECIMAL) {
                return commonDecimal(asDecimal(first), asDecimal(second));
            }
            return Optional.of(first.kind().compareTo(second.kind()) >= 0 ? first : second);
        }
        if (first.kind() == Kind.DATE && second.kind() == Kind.TIMESTAMP) {
            return Optional.of(second);
        }
        if (first.kind() == Kind.TIMESTAMP && second.kind() == Kind.DATE) {
            return Optional.of(first);
        }
        return Optional.empty();
    }

    static Optional<ColumnType> commonType(Collection<ColumnType> types)
    {
        Iterator<ColumnType> iterator = types.iterator();
        Optional<ColumnType> common = Optional.of(iterator.next());
        while (iterator.hasNext() && common.isPresent()) {
            ColumnType next = iterator.next();
            common = common.flatMap(type -> commonType(type, next));
        }
        return common;
    }

    /**
     * The decimal that holds all values of an integer type.
     */
    static ColumnType asDecimal(ColumnType type)
    {
        return switch (type.kind()) {
            case TINYINT -> ColumnType.decimal(3, 0);
            case SMALLINT -> ColumnType.decimal(5, 0);
            case INTEGER -> ColumnType.decimal(10, 0);
            case BIGINT -> ColumnType.decimal(19, 0);
            default -> {
                checkArgument(type.kind() == Kind.DECIMAL, "The type %s is not a decimal", type);
                yield type;
            }
        };
    }

    /**
     * Empty if it would have more than 38 digits: then Trino cuts digits before the point, and some values fail depending on how it plans the query.
     */
    private static Optional<ColumnType> commonDecimal(ColumnType first, ColumnType second)
    {
        int scale = Math.max(first.scale(), second.scale());
        int integerDigits = Math.max(first.precision() - first.scale(), second.precision() - second.scale());
        return integerDigits + scale > ColumnType.MAX_DECIMAL_PRECISION ? Optional.empty() : Optional.of(ColumnType.decimal(integerDigits + scale, scale));
    }
}
