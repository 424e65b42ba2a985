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
package io.tributary.connector.attribution.function;

import io.tributary.attribution.rule.Decision;
import io.tributary.attribution.rule.Decisions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * The credit that groups of touches get of one conversion, before and after a change of rules.
 */
final class GroupCredits
        implements Decisions
{
    private static final List<Object> UNATTRIBUTED = List.of();

    private final Customer customer;
    private final List<Integer> dimensions;
    private final Map<List<Object>, Group> groups = new LinkedHashMap<>();
    private boolean after;

    GroupCredits(Customer customer, List<Integer> dimensions)
    {
        this.customer = requireNonNull(customer, "customer is null");
        this.dimensions = requireNonNull(dimensions, "dimensions is null");
    }

    void clear()
    {
        groups.clear();
        after = false;
    }

    /**
     * What is added from now on is credit after the change.
     */
    void change()
    {
        after = true;
    }

    @Override
    public void add(int conversion, int touch, int rule, int touchCondition, Decision decision, int position, int touches, double rawWeight, double credit)
    {
        if (credit == 0) {
            return;
        }
        Group group = touch < 0 ?
                groups.computeIfAbsent(UNATTRIBUTED, _ -> new Group(-1)) :
                groups.computeIfAbsent(key(touch), _ -> new Group(customer.touchRow(touch)));
        if (after) {
            group.after += credit;
        }
        else {
            group.before += credit;
        }
    }

    /**
     * In the order in which they were first credited.
     */
    Collection<Group> groups()
    {
        return groups.values();
    }

    private List<Object> key(int touch)
    {
        CustomerRows row = customer.touch(touch);
        List<Object> key = new ArrayList<>(dimensions.size());
        for (int column : dimensions) {
            key.add(row.objectAt(column));
        }
        return key;
    }

    static final class Group
    {
        private final int touchRow;
        private double before;
        private double after;

        private Group(int touchRow)
        {
            this.touchRow = touchRow;
        }

        /**
         * A touch of the group; -1 if it is the group of what no touch is credited for.
         */
        int touchRow()
        {
            return touchRow;
        }

        /**
         * What it gets more, below 0 if it gets less.
         */
        double gain()
        {
            return after - before;
        }
    }
}
