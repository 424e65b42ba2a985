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
package io.tributary.attribution.channel;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.net.URLEncoder;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

final class TestCampaignParameterProperties
{
    @Property
    void testAnyTextIsRead(@ForAll String text)
    {
        assertThat(CampaignParameters.parse(text).keySet()).isSubsetOf(CampaignParameters.NAMES);
    }

    @Property
    void testAnyBrokenQueryIsRead(@ForAll("brokenQueries") String text)
    {
        assertThat(CampaignParameters.parse(text).keySet()).isSubsetOf(CampaignParameters.NAMES);
        assertThat(CampaignParameters.parse(text).values()).noneMatch(String::isEmpty);
    }

    @Property
    void testEncodedTextIsReadAsItWas(@ForAll("texts") String text, @ForAll("names") String name)
    {
        Map<String, String> expected = text.isBlank() ? Map.of() : Map.of(name, text.strip());
        assertThat(CampaignParameters.parse("https://shop.example/?a=b&" + name + "=" + URLEncoder.encode(text, UTF_8) + "&c")).isEqualTo(expected);
    }

    @Provide
    Arbitrary<String> brokenQueries()
    {
        return Arbitraries.of("utm_source", "gclid", "=", "&", "?", "#", "%", "%4", "%41", "+", "amp;", ";", "/", "x", "\0").list().ofMaxSize(30).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> texts()
    {
        return Arbitraries.integers().between(0, 0xD7FF).list().ofMaxSize(10)
                .map(characters -> characters.stream().mapToInt(Integer::intValue).mapToObj(Character::toString).collect(joining()));
    }

    @Provide
    Arbitrary<String> names()
    {
        return Arbitraries.of(CampaignParameters.NAMES);
    }
}
