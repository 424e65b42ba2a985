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
import io.tributary.analysis.condition.Expression.Constant;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Compiles IN.
 */
final class Membership
{
    private Membership() {}

    static Test in(Expression value, List<Expression> members)
    {
        Kind kind = value.type().kind();
        if (members.stream().allMatch(Constant.class::isInstance) && (kind.isLong() || kind == Kind.VARCHAR)) {
            List<Object> constants = members.stream().map(member -> ((Constant) member).value()).filter(constant -> constant != null).toList();
            int otherwise = constants.size() < members.size() ? Test.UNKNOWN : Test.FALSE;
            Value tested = Compiler.value(value);
            return kind.isLong() ? inLongs(tested, constants, otherwise) : inTexts(tested, constants, otherwise);
        }
        Test[] tests = members.stream().map(member -> Comparisons.compare(Operator.EQUAL, value, member)).toArray(Test[]::new);
        return (touch, conversion) -> {
            int result = Test.FALSE;
            for (Test test : tests) {
                int next = test.test(touch, conversion);
                if (next == Test.TRUE) {
                    return Test.TRUE;
                }
                if (next == Test.UNKNOWN) {
                    result = Test.UNKNOWN;
                }
            }
            return result;
        };
    }

    private static Test inLongs(Value tested, List<Object> constants, int otherwise)
    {
        long[] members = constants.stream().mapToLong(Long.class::cast).sorted().toArray();
        return (touch, conversion) -> {
            Object value = tested.evaluate(touch, conversion);
            if (value == null) {
                return Test.UNKNOWN;
            }
            return Arrays.binarySearch(members, (Long) value) >= 0 ? Test.TRUE : otherwise;
        };
    }

    private static Test inTexts(Value tested, List<Object> constants, int otherwise)
    {
        Set<Object> members = ImmutableSet.copyOf(constants);
        return (touch, conversion) -> {
            Object value = tested.evaluate(touch, conversion);
            if (value == null) {
                return Test.UNKNOWN;
            }
            return members.contains(value) ? Test.TRUE : otherwise;
        };
    }
}
