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

import io.tributary.attribution.model.LastNonDirect;
import io.tributary.attribution.model.Linear;
import io.tributary.attribution.model.MilestoneBased;
import io.tributary.attribution.model.ModelText;
import io.tributary.attribution.model.TimeDecay;
import org.junit.jupiter.api.Test;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestRuleModel
{
    @Test
    void testModelsOfTheWindowFunctions()
    {
        assertThat(RuleModel.parse(" linear ").model()).isEqualTo(new Linear());
        assertThat(RuleModel.parse("time_decay(3d)").model()).isEqualTo(new TimeDecay(3L * 86_400_000));
        assertThat(RuleModel.parse("time_decay(3d)").roles()).isEmpty();
        assertThat(RuleModel.parse(" time_decay(3d) ").text()).isEqualTo("time_decay(3d)");
    }

    @Test
    void testModelsThatMarkTouchesNameMilestones()
    {
        assertThat(RuleModel.parse("last_non_direct").model()).isEqualTo(new LastNonDirect());
        assertThat(RuleModel.parse("last_non_direct").roles()).containsExactly("direct");
        assertThat(RuleModel.parse("w_shaped").model()).isEqualTo(MilestoneBased.W_SHAPED);
        assertThat(RuleModel.parse("w_shaped").roles()).containsExactly("milestone");
        assertThat(RuleModel.parse(" full_path").model()).isEqualTo(MilestoneBased.FULL_PATH);
        assertThat(RuleModel.parse("full_path").roles()).containsExactly("lead", "opportunity");
    }

    @Test
    void testModelsThatMarkTouchesTakeNoParameters()
    {
        assertRefused("w_shaped(lead)", "The model w_shaped of a rule takes no parameters: write the touches it looks for as milestones 'milestone'");
        assertRefused("full_path (a, b)", "The model full_path of a rule takes no parameters: write the touches it looks for as milestones 'lead' and 'opportunity'");
    }

    @Test
    void testWeightsAreThoseOfClasses()
    {
        assertRefused("weighted(email = 2)", "A rule has no model 'weighted': use 'linear', and give its touch classes weights");
    }

    @Test
    void testUnknownModel()
    {
        String models = ModelText.names().stream()
                .filter(name -> !name.equals("weighted"))
                .collect(joining(", "));
        assertRefused("magic(1)", "Unknown model 'magic': use one of %s, with parameters as in 'time_decay(3d)'".formatted(models));
        assertThatThrownBy(() -> RuleModel.parse("m".repeat(101)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Unknown model '%s...': use one of ".formatted("m".repeat(100)));
    }

    @Test
    void testParametersAreChecked()
    {
        assertRefused("time_decay(soon)", "The model 'time_decay(soon)' needs a half-life as a number with its unit ms, s, m, h, d or w: write it as in 'time_decay(3d)'");
    }

    private static void assertRefused(String text, String message)
    {
        assertThatThrownBy(() -> RuleModel.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
