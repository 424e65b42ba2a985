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
package io.tributary.functions.window;

import com.google.common.collect.ImmutableList;
import io.trino.metadata.InternalFunctionBundle;
import io.trino.spi.function.FunctionMetadata;
import org.junit.jupiter.api.Test;

import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.tributary.functions.window.WindowFunctions.windowFunctions;
import static org.assertj.core.api.Assertions.assertThat;

final class TestWindowFunctionSignatures
{
    private final List<FunctionMetadata> functions = ImmutableList.copyOf(InternalFunctionBundle.extractFunctions(windowFunctions()).getFunctions());

    @Test
    void testEveryModelHasAFunction()
    {
        assertThat(functions.stream().map(function -> function.getNames().iterator().next()).distinct())
                .containsExactlyInAnyOrder(
                        "attribute_custom",
                        "attribute_first_touch",
                        "attribute_full_path",
                        "attribute_inverse_j_shaped",
                        "attribute_j_shaped",
                        "attribute_last_non_direct",
                        "attribute_last_touch",
                        "attribute_linear",
                        "attribute_participation",
                        "attribute_position_based",
                        "attribute_time_decay",
                        "attribute_u_shaped",
                        "attribute_w_shaped",
                        "attribute_weighted",
                        "journey_number",
                        "session_number");
    }

    @Test
    void testEveryFunctionIsDescribed()
    {
        assertThat(functions).allSatisfy(function -> assertThat(function.getDescription()).hasSizeGreaterThan(20));
    }

    @Test
    void testSignaturesOfAModelWithArguments()
    {
        assertThat(signatures("attribute_w_shaped")).contains(
                "(boolean,timestamp(3),boolean):double",
                "(double,timestamp(12) with time zone,boolean,interval day to second):double",
                "(boolean,date,boolean,interval day to second,varchar):double");
        assertThat(signatures("attribute_time_decay")).contains(
                "(boolean,timestamp(6)):double",
                "(boolean,timestamp(6),interval day to second):double",
                "(boolean,timestamp(6),interval day to second,interval day to second):double",
                "(boolean,timestamp(6),interval day to second,interval day to second,varchar):double");
    }

    private List<String> signatures(String name)
    {
        return functions.stream()
                .filter(function -> function.getNames().contains(name))
                .map(function -> function.getSignature().toString())
                .collect(toImmutableList());
    }
}
