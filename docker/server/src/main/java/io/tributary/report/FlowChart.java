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
package io.tributary.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * How many journeys went from each channel at one step to each at the next, and how many of them ended in a purchase.
 */
record FlowChart(List<Node> nodes, List<Link> links)
        implements Chart
{
    private static final String CONVERSION = "(conversion)";
    private static final String NO_CONVERSION = "(null)";
    // Behind any step
    private static final int OUTCOME = 9;

    /**
     * @param state as the query wrote it, which no other node has
     * @param step number of the step from 1, or 9 for an outcome
     */
    record Node(String state, int step, String label)
    {
        Node
        {
            requireNonNull(state, "state is null");
            requireNonNull(label, "label is null");
        }

        static Node of(String file, String state)
        {
            if (state.equals(CONVERSION)) {
                return new Node(state, OUTCOME, "Purchase");
            }
            if (state.equals(NO_CONVERSION)) {
                return new Node(state, OUTCOME, "No purchase");
            }
            String name = StateName.unquote(state);
            if (name.length() < 2 || name.charAt(0) < '1' || name.charAt(0) > '4') {
                throw new IllegalArgumentException("%s returned the state %s, which does not begin with the number of its step, from 1 to 4".formatted(file, state));
            }
            return new Node(state, name.charAt(0) - '0', name.substring(1));
        }

        private String title()
        {
            return step == OUTCOME ? label : "%s. %s".formatted(step, label);
        }
    }

    /**
     * @param purchases those of the journeys that ended in a purchase, now or later
     */
    record Link(String source, String target, long journeys, long purchases)
    {
        Link
        {
            requireNonNull(source, "source is null");
            requireNonNull(target, "target is null");
        }
    }

    FlowChart
    {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
    }

    static FlowChart of(QueryResult result)
    {
        String file = result.query().name();
        Set<Node> nodes = new LinkedHashSet<>();
        List<Link> links = result.rows().stream()
                .map(row -> {
                    Node source = Node.of(file, row.text("from_state"));
                    Node target = Node.of(file, row.text("to_state"));
                    if (source.step() >= target.step()) {
                        throw new IllegalArgumentException("%s returned a way from %s to %s, which does not go forward".formatted(file, source.title(), target.title()));
                    }
                    nodes.add(source);
                    nodes.add(target);
                    return new Link(source.state(), target.state(), row.whole("journeys"), row.whole("purchases"));
                })
                .toList();
        return new FlowChart(List.copyOf(nodes), links);
    }

    @Override
    public List<HtmlTable> tables()
    {
        return List.of(new HtmlTable(
                "Journeys by step",
                List.of("From", "To", "Journeys", "of which ended in a purchase"),
                links.stream()
                        .map(link -> HtmlTable.Row.of(title(link.source()), title(link.target()), NumberText.whole(link.journeys()), NumberText.whole(link.purchases())))
                        .toList()));
    }

    private String title(String state)
    {
        return nodes.stream()
                .filter(node -> node.state().equals(state))
                .findFirst()
                .orElseThrow()
                .title();
    }
}
