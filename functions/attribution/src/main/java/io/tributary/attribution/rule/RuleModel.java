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
package io.tributary.attribution.rule;

import io.tributary.attribution.model.AttributionModel;
import io.tributary.attribution.model.ChannelModel;
import io.tributary.attribution.model.LastNonDirect;
import io.tributary.attribution.model.MilestoneBased;
import io.tributary.attribution.model.ModelText;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * A model as a rule names it: {@code linear}, {@code time_decay(3d)}, {@code custom(1, 2, 4)}. Models that look for marked touches name no channels, as the milestones of the rule say which
 * touches have the marks; and weights are those of the classes.
 *
 * @param roles the milestones it knows, mark 0 first
 */
public record RuleModel(String text, AttributionModel model, List<String> roles)
{
    private static final Map<String, RuleModel> MARKING = Map.of(
            "last_non_direct", new RuleModel("last_non_direct", new LastNonDirect(), List.of("direct")),
            "w_shaped", new RuleModel("w_shaped", MilestoneBased.W_SHAPED, List.of("milestone")),
            "full_path", new RuleModel("full_path", MilestoneBased.FULL_PATH, List.of("lead", "opportunity")));
    private static final String WEIGHTED = "weighted";

    public RuleModel
    {
        requireNonNull(text, "text is null");
        requireNonNull(model, "model is null");
        roles = List.copyOf(roles);
    }

    /**
     * @throws IllegalArgumentException if there is no such model, or its parameters are not as they have to be
     */
    public static RuleModel parse(String text)
    {
        String call = text.strip();
        if (MARKING.containsKey(call)) {
            return MARKING.get(call);
        }
        int parenthesis = call.indexOf('(');
        String name = parenthesis < 0 ? call : call.substring(0, parenthesis).stripTrailing();
        if (MARKING.containsKey(name)) {
            throw new IllegalArgumentException("The model %s of a rule takes no parameters: write the touches it looks for as milestones %s".formatted(
                    name,
                    MARKING.get(name).roles().stream().map(role -> "'" + role + "'").collect(joining(" and "))));
        }
        if (name.equals(WEIGHTED)) {
            throw new IllegalArgumentException("A rule has no model 'weighted': use 'linear', and give its touch classes weights");
        }
        if (!ModelText.names().contains(name)) {
            TreeSet<String> names = new TreeSet<>(ModelText.names());
            names.remove(WEIGHTED);
            throw ModelText.unknownModel(name, names);
        }
        ChannelModel model = ModelText.parse(call);
        return new RuleModel(model.text(), model.model(), List.of());
    }
}
