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
package io.tributary.attribution.model;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestModelText
{
    @Test
    void testModelsWithoutParameters()
    {
        assertThat(ModelText.parse("first_touch").model()).isEqualTo(new FirstTouch());
        assertThat(ModelText.parse("last_touch").model()).isEqualTo(new LastTouch());
        assertThat(ModelText.parse("linear").model()).isEqualTo(new Linear());
        assertThat(ModelText.parse("u_shaped").model()).isEqualTo(PositionBased.U_SHAPED);
        assertThat(ModelText.parse("j_shaped").model()).isEqualTo(PositionBased.J_SHAPED);
        assertThat(ModelText.parse("inverse_j_shaped").model()).isEqualTo(PositionBased.INVERSE_J_SHAPED);
        assertThat(ModelText.parse("participation").model()).isEqualTo(new Participation());
        assertThat(ModelText.parse("time_decay").model()).isEqualTo(TimeDecay.WEEKLY);
    }

    @Test
    void testParameters()
    {
        assertThat(ModelText.parse("time_decay(3d)").model()).isEqualTo(new TimeDecay(3L * 24 * 60 * 60 * 1000));
        assertThat(ModelText.parse("time_decay(90 m)").model()).isEqualTo(new TimeDecay(90L * 60 * 1000));
        assertThat(ModelText.parse("position_based(0.3, 0.5)").model()).isEqualTo(PositionBased.of(0.3, 0.5));
        assertThat(ModelText.parse("custom(1, 2,4)").model()).isEqualTo(new Custom(List.of(1.0, 2.0, 4.0)));
    }

    @Test
    void testTextIsKeptAsWritten()
    {
        assertThat(ModelText.parse(" position_based( 0.3,0.3 ) ").text()).isEqualTo("position_based( 0.3,0.3 )");
    }

    @Test
    void testChannelsOfMarks()
    {
        assertThat(ModelText.parse("last_non_direct").marks()).containsExactly(Set.of("direct", "Direct"));
        assertThat(ModelText.parse("last_non_direct((none))".replace("(none)", "\"(none)\"")).marks()).containsExactly(Set.of("(none)"));
        assertThat(ModelText.parse("last_non_direct(direct, brand search)").marks()).containsExactly(Set.of("direct", "brand search"));
        assertThat(ModelText.parse("w_shaped(lead)").marks()).containsExactly(Set.of("lead"));
        assertThat(ModelText.parse("full_path(lead, \"a \"\"big\"\" one, really\")").marks()).containsExactly(Set.of("lead"), Set.of("a \"big\" one, really"));
    }

    @Test
    void testWeightsOfChannels()
    {
        assertThat(ModelText.parse("weighted(email = 2, \"paid, search\"=0.5)").weights()).isEqualTo(Map.of("email", 2.0, "paid, search", 0.5));
    }

    @Test
    void testUnknownModelNamesThoseThereAre()
    {
        assertThatThrownBy(() -> ModelText.parse("u-shaped"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Unknown model 'u-shaped': use one of custom, first_touch, full_path, inverse_j_shaped, j_shaped, last_non_direct, last_touch, linear, participation, position_based, time_decay, u_shaped, w_shaped, weighted, with parameters as in 'time_decay(3d)'");
    }

    @Test
    void testBadParameters()
    {
        assertInvalid("linear(1)", "The model 'linear(1)' takes no parameters: write it as in 'linear'");
        assertInvalid("position_based(0.3)", "The model 'position_based(0.3)' needs the shares of the first and the last touch: write it as in 'position_based(0.3, 0.3)'");
        assertInvalid("position_based(a, b)", "The model 'position_based(a, b)' has 'a' where a number is needed: write it as in 'position_based(0.3, 0.3)'");
        assertInvalid("position_based(0.7, 0.7)", "The shares of the first and the last touch must add up to at most 1, but 0.7 + 0.7 do not: give shares such as 0.4 and 0.4");
        assertInvalid("time_decay(7)", "The model 'time_decay(7)' needs a half-life as a number with its unit ms, s, m, h, d or w: write it as in 'time_decay(3d)'");
        assertInvalid("time_decay(0d)", "The model 'time_decay(0d)' needs a half-life longer than zero: write it as in 'time_decay(3d)'");
        assertInvalid("time_decay(99999999999999999999d)", "The model 'time_decay(99999999999999999999d)' needs a half-life as a number with its unit ms, s, m, h, d or w: write it as in 'time_decay(3d)'");
        assertInvalid("w_shaped", "The model 'w_shaped' needs 1 channel names: write it as in 'w_shaped(lead)'");
        assertInvalid("full_path(lead)", "The model 'full_path(lead)' needs 2 channel names: write it as in 'full_path(lead, opportunity)'");
        assertInvalid("custom()", "The model 'custom()' needs a weight of more than 0: write it as in 'custom(1, 2, 4)'");
        assertInvalid("custom(1, -1)", "The model 'custom(1, -1)' needs weights of at least 0: write it as in 'custom(1, 2, 4)'");
        assertInvalid("custom(0, 0)", "The model 'custom(0, 0)' needs a weight of more than 0: write it as in 'custom(1, 2, 4)'");
        assertInvalid("custom(NaN)", "The model 'custom(NaN)' has a number that is not finite: write it as in 'custom(1, 2, 4)'");
        assertInvalid("custom(1,)", "The model 'custom(1,)' has parameters that cannot be read: write it as in 'time_decay(3d) or w_shaped(\"a channel, with a comma\")'");
        assertInvalid("weighted(email)", "The model 'weighted(email)' needs a number for each channel: write it as in 'weighted(email = 2, search = 1)'");
        assertInvalid("weighted(email = -1)", "The model 'weighted(email = -1)' needs weights of at least 0: write it as in 'weighted(email = 2, search = 1)'");
        assertInvalid("weighted(email = 1, email = 2)", "The model 'weighted(email = 1, email = 2)' has channel 'email' twice: write it as in 'weighted(email = 2, search = 1)'");
    }

    @Test
    void testParametersThatCannotBeRead()
    {
        for (String parameters : List.of("(", "(1", "(1))", "(1,,2)", "(,1)", "(\"1)", "(\"1\"2)", "(1 = )", "(1 = 2 = 3)", "(=1)", "(a\"b)", ") (1)")) {
            assertThatThrownBy(() -> ModelText.parse("custom" + parameters))
                    .describedAs(parameters)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching("(?s)The model .* has parameters that cannot be read: .*|Unknown model .*");
        }
    }

    @Test
    void testLongTextsAreReadInOnePass()
    {
        assertThatThrownBy(() -> ModelText.parse("custom(" + " ".repeat(1_000_000) + "()"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has parameters that cannot be read")
                .hasMessageMatching("(?s).{1,300}");
        assertThat(ModelText.parse("w_shaped(\"" + "\"\"x".repeat(100_000) + "\")").marks().getFirst()).containsExactly("\"x".repeat(100_000));
    }

    private static void assertInvalid(String text, String message)
    {
        assertThatThrownBy(() -> ModelText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
