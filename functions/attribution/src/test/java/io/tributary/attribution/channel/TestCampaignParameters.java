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

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

final class TestCampaignParameters
{
    @Test
    void testParameters()
    {
        assertThat(CampaignParameters.parse("https://shop.example/shoes?gclid=Cj0&size=42&utm_medium=cpc&utm_source=google#top"))
                .containsExactly(entry("utm_source", "google"), entry("utm_medium", "cpc"), entry("gclid", "Cj0"));
    }

    @Test
    void testEveryName()
    {
        String query = CampaignParameters.NAMES.stream().map(name -> name + "=" + name.length()).collect(joining("&"));
        Map<String, String> parameters = CampaignParameters.parse("https://shop.example/?" + query);
        assertThat(parameters.keySet()).containsExactlyElementsOf(CampaignParameters.NAMES);
        assertThat(parameters).allSatisfy((name, value) -> assertThat(value).isEqualTo(Integer.toString(name.length())));
    }

    @Test
    void testAddressWithoutParameters()
    {
        for (String url : List.of("", "https://shop.example/", "https://shop.example/?", "?", "#", "&", "=", "?=&=", "https://shop.example/?size=42", "/utm_source")) {
            assertThat(CampaignParameters.parse(url)).describedAs(url).isEmpty();
        }
    }

    @Test
    void testIncompleteAddresses()
    {
        for (String url : List.of(
                "shop.example/?utm_source=mail",
                "//shop.example?utm_source=mail",
                "/shoes?utm_source=mail",
                "?utm_source=mail",
                "utm_source=mail",
                "size=42&utm_source=mail",
                "https://shop.example/shoes&utm_source=mail",
                "https://shop.example:port/ space?&&utm_source=mail&",
                "http://[broken?utm_source=mail")) {
            assertThat(CampaignParameters.parse(url)).describedAs(url).containsExactly(entry("utm_source", "mail"));
        }
    }

    @Test
    void testFirstValueWins()
    {
        assertThat(source("?utm_source=first&utm_source=second")).isEqualTo("first");
        assertThat(source("?utm_source=&utm_source=%20&utm_source=third")).isEqualTo("third");
        assertThat(source("?utm_source=query#utm_source=fragment")).isEqualTo("query");
    }

    @Test
    void testParametersInTheFragment()
    {
        assertThat(source("https://shop.example/#utm_source=mail")).isEqualTo("mail");
        assertThat(source("https://shop.example/#/shoes?utm_source=mail")).isEqualTo("mail");
        assertThat(source("https://shop.example/#/shoes?size=42&utm_source=mail")).isEqualTo("mail");
        assertThat(CampaignParameters.parse("https://shop.example/?utm_source=mail#utm_medium=email"))
                .containsExactly(entry("utm_source", "mail"), entry("utm_medium", "email"));
    }

    @Test
    void testSecondQuery()
    {
        assertThat(source("https://shop.example/?size=42?utm_source=mail")).isEqualTo("mail");
        assertThat(source("https://shop.example/??utm_source=mail")).isEqualTo("mail");
        assertThat(source("?utm_source=what?&size=42")).isEqualTo("what?");
        assertThat(source("?utm_source=a?b=c")).isEqualTo("a?b=c");
    }

    @Test
    void testNamesInAnySpelling()
    {
        assertThat(source("?UTM_Source=Mail")).isEqualTo("Mail");
        assertThat(source("?utm%5Fsource=mail")).isEqualTo("mail");
        assertThat(source("?size=42&amp;utm_source=mail")).isEqualTo("mail");
        assertThat(CampaignParameters.parse("?ScCid=1")).containsExactly(entry("sccid", "1"));
    }

    @Test
    void testOnlyAmpersandsSeparate()
    {
        assertThat(source("?utm_source=a;utm_medium=b")).isEqualTo("a;utm_medium=b");
        assertThat(source("?utm_source=a=b")).isEqualTo("a=b");
    }

    @Test
    void testEncodedValues()
    {
        assertThat(source("?utm_source=spring+sale")).isEqualTo("spring sale");
        assertThat(source("?utm_source=spring%20sale%21+")).isEqualTo("spring sale!");
        assertThat(source("?utm_source=caf%C3%A9%F0%9F%9A%80")).isEqualTo("caf\u00E9\uD83D\uDE80");
        assertThat(source("?utm_source=a%26b%3Dc%2B")).isEqualTo("a&b=c+");
        assertThat(source("?utm_source=%2520")).isEqualTo("%20");
    }

    @Test
    void testBrokenEncoding()
    {
        assertThat(source("?utm_source=100%")).isEqualTo("100%");
        assertThat(source("?utm_source=100%&utm_medium=x")).isEqualTo("100%");
        assertThat(source("?utm_source=%zz%4")).isEqualTo("%zz%4");
        assertThat(source("?utm_source=%%41")).isEqualTo("%A");
        assertThat(source("?utm_source=a%FFb%C3")).isEqualTo("a\uFFFDb\uFFFD");
        assertThat(source("?utm_source=a%00b\0c")).isEqualTo("a\0b\0c");
        assertThat(source("?utm_source=%\u0664\u0661")).isEqualTo("%\u0664\u0661");
    }

    @Test
    void testLongAddress()
    {
        String junk = "?".repeat(300_000) + "&".repeat(300_000) + "%".repeat(300_000) + "x=".repeat(300_000);
        assertThat(source("https://shop.example/?" + junk + "&utm_source=mail")).isEqualTo("mail");
        assertThat(source("?utm_source=" + "%41".repeat(300_000))).hasSize(300_000);
    }

    private static String source(String url)
    {
        return CampaignParameters.parse(url).get("utm_source");
    }
}
