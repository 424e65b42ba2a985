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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import static java.util.Collections.binarySearch;

/**
 * The expressions that a condition tests, numbered as they come first, and the constants with which it compares them.
 */
final class Operands
{
    private final Map<Expression, Integer> numbers = new HashMap<>();
    private final List<Expression> expressions = new ArrayList<>();
    private final Map<Integer, TreeSet<Object>> constants = new HashMap<>();
    private final Map<Integer, List<Object>> ranked = new HashMap<>();

    void add(Expression expression)
    {
        if (numbers.putIfAbsent(expression, expressions.size()) == null) {
            expressions.add(expression);
        }
    }

    void addConstant(Expression expression, Object constant)
    {
        constants.computeIfAbsent(number(expression), _ -> new TreeSet<>(order(expression))).add(constant);
    }

    /**
     * Ends the collection of constants.
     */
    void rank()
    {
        constants.forEach((number, values) -> ranked.put(number, new ArrayList<>(values)));
    }

    int number(Expression expression)
    {
        return numbers.get(expression);
    }

    Expression expression(int number)
    {
        return expressions.get(number);
    }

    int rankOf(Expression expression, Object constant)
    {
        return binarySearch(ranked.get(number(expression)), constant, order(expression));
    }

    Object constant(int number, int rank)
    {
        return ranked.get(number).get(rank);
    }

    private static Comparator<Object> order(Expression expression)
    {
        return Comparisons.order(expression.type().kind());
    }
}
