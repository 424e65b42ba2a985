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
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestChannelGrouping
{
    private record Visit(String channel, String source, String medium, String campaign, String referrer) {}

    private static final List<Visit> VISITS = List.of(
            new Visit("Direct", "", "", "", ""),
            new Visit("Direct", "(direct)", "(none)", "", ""),
            new Visit("Direct", "(direct)", "(not set)", "", "https://www.google.com/"),
            new Visit("Direct", "direct", "", "", ""),
            new Visit("Direct", "(not set)", "(not set)", "(not set)", ""),
            new Visit("Cross-network", "google", "cpc", "spring cross-network 1", ""),
            new Visit("Paid Shopping", "ebay.de", "cpc", "", ""),
            new Visit("Paid Shopping", "google", "cpc", "summer shopping", ""),
            new Visit("Paid Shopping", "google", "ppc", "eshop", ""),
            new Visit("Paid Shopping", "google", "ppc", "spring_shop_2024", ""),
            new Visit("Paid Search", "google", "cpc", "workshops in May", ""),
            new Visit("Paid Search", "bing", "retargeting", "", ""),
            new Visit("Paid Search", "google", "cpm", "", ""),
            new Visit("Paid Social", "facebook", "paid_social", "", ""),
            new Visit("Paid Social", "linkedin.com", "cpc", "", ""),
            new Visit("Paid Video", "youtube", "cpv,cpm", "", ""),
            new Visit("Display", "dv360", "display", "", ""),
            new Visit("Display", "partner", "cpm", "", ""),
            new Visit("Paid Other", "criteo", "retargeting", "", ""),
            new Visit("Paid Other", "newspaper", "paid", "", ""),
            new Visit("Organic Shopping", "amazon.co.uk", "referral", "", ""),
            new Visit("Organic Shopping", "partner", "referral", "shop", ""),
            new Visit("Organic Shopping", "", "", "", "https://www.etsy.com/listing/1"),
            new Visit("Organic Social", "partner", "social media", "", ""),
            new Visit("Organic Social", "t.co", "referral", "", ""),
            new Visit("Organic Social", "instagram", "", "", ""),
            new Visit("Organic Social", "", "", "", "https://lm.facebook.com/l.php?u=x"),
            new Visit("Organic Video", "partner", "product-video", "", ""),
            new Visit("Organic Video", "", "", "", "https://www.youtube.com/watch?v=1"),
            new Visit("Organic Search", "anything", "organic", "", ""),
            new Visit("Organic Search", "", "", "", "https://www.google.co.uk/search?q=shoes"),
            new Visit("Organic Search", "", "", "", "android-app://com.google.android.googlequicksearchbox/"),
            new Visit("AI Assistant", "chatgpt.com", "", "", ""),
            new Visit("AI Assistant", "anything", "ai-assistant", "(ai-assistant)", ""),
            new Visit("AI Assistant", "", "", "", "https://gemini.google.com/app"),
            new Visit("Email", "newsletter", "email", "", ""),
            new Visit("Email", "e-mail", "", "", ""),
            new Visit("Affiliates", "partner-network", "affiliate", "", ""),
            new Visit("Referral", "partner", "referral", "", ""),
            new Visit("Referral", "partner", "link", "", ""),
            new Visit("Referral", "", "", "", "https://blog.example/shoes"),
            new Visit("Referral", "", "", "", "https://mail.google.com/"),
            new Visit("Audio", "podcast", "audio", "", ""),
            new Visit("SMS", "sms", "", "", ""),
            new Visit("SMS", "partner", "sms", "", ""),
            new Visit("Mobile Push Notifications", "crm", "web-push", "", ""),
            new Visit("Mobile Push Notifications", "crm", "mobile app", "", ""),
            new Visit("Mobile Push Notifications", "crm", "notifications", "", ""),
            new Visit("Mobile Push Notifications", "firebase", "", "", ""),
            new Visit("Unassigned", "newsletter", "", "", ""),
            new Visit("Unassigned", "partner", "unheard of", "", ""),
            new Visit("Unassigned", "", "", "spring sale", ""));

    private final ChannelGrouping grouping = ChannelGrouping.defaultGrouping();

    @Test
    void testChannels()
    {
        assertThat(VISITS).allSatisfy(visit ->
                assertThat(grouping.channel(visit.source(), visit.medium(), visit.campaign(), visit.referrer())).isEqualTo(visit.channel()));
    }

    @Test
    void testEveryChannelIsTested()
    {
        Set<String> tested = VISITS.stream().map(Visit::channel).collect(Collectors.toSet());
        assertThat(grouping.channels()).containsExactlyInAnyOrderElementsOf(tested);
    }

    @Test
    void testCaseAndSpaceDoNotMatter()
    {
        assertThat(grouping.channel(" Google ", "CPC", "", "")).isEqualTo("Paid Search");
        assertThat(grouping.channel("", "", "", " HTTPS://WWW.Bing.COM/Search ")).isEqualTo("Organic Search");
        assertThat(grouping.channel("x", "y", "SHOPPING", "")).isEqualTo("Organic Shopping");
    }

    @Test
    void testReferrerCountsOnlyWithoutSource()
    {
        assertThat(grouping.channel("newsletter", "email", "", "https://www.google.com/")).isEqualTo("Email");
        assertThat(grouping.channel("", "cpc", "", "https://www.google.com/")).isEqualTo("Paid Search");
        assertThat(grouping.channel("", "email", "", "https://blog.example/")).isEqualTo("Email");
    }

    @Test
    void testDomainStandsForAllBelowIt()
    {
        assertThat(channelOfSource("duckduckgo.com")).isEqualTo("Organic Search");
        assertThat(channelOfSource("html.duckduckgo.com")).isEqualTo("Organic Search");
        assertThat(channelOfSource("notduckduckgo.com")).isEqualTo("Unassigned");
        assertThat(channelOfSource("duckduckgo.com.example")).isEqualTo("Unassigned");
        assertThat(channelOfSource("netflix.com")).isEqualTo("Organic Video");
    }

    @Test
    void testDomainInEveryCountry()
    {
        for (String domain : List.of("google.com", "google.de", "www.google.co.uk", "images.google.com.br", "google.co.jp")) {
            assertThat(channelOfSource(domain)).describedAs(domain).isEqualTo("Organic Search");
        }
        assertThat(channelOfSource("google.example.com")).isEqualTo("Unassigned");
        assertThat(channelOfSource("google.com.example.com")).isEqualTo("Unassigned");
    }

    @Test
    void testLongestDomainDecides()
    {
        assertThat(channelOfSource("docs.google.com")).isEqualTo("Unassigned");
        assertThat(channelOfSource("a.docs.google.com")).isEqualTo("Unassigned");
        assertThat(channelOfSource("shopping.google.de")).isEqualTo("Organic Shopping");
        assertThat(channelOfSource("us-east-1.console.aws.amazon.com")).isEqualTo("Unassigned");
    }

    @Test
    void testSourceThatIsAnAddress()
    {
        assertThat(channelOfSource("https://www.facebook.com/groups/1")).isEqualTo("Organic Social");
        assertThat(channelOfSource("bing.com/search")).isEqualTo("Organic Search");
    }

    @Test
    void testReferrersThatAreNoAddress()
    {
        for (String referrer : List.of(" ", "-", "null", "about:blank", "https://", "//", "@", "https://user@/", "://", "https://:80", "no address. At all", "\0.\0", "x".repeat(300) + ".com")) {
            assertThat(grouping.channel("", "", "", referrer)).describedAs(referrer).isEqualTo("Direct");
        }
    }

    @Test
    void testBrokenReferrers()
    {
        for (String referrer : List.of(
                "www.google.com",
                "//www.google.com/",
                "google.com:443/search",
                "https://user:secret@www.google.com./",
                "http://google.com?q=%zz%",
                "https://google.com\\search",
                "https://google.com#:~:text=a@b.c")) {
            assertThat(grouping.channel("", "", "", referrer)).describedAs(referrer).isEqualTo("Organic Search");
        }
        for (String referrer : List.of("http://localhost:8080/", "https://[::1]:80/", "http://192.168.0.1", "blog.example/?from=https://google.com")) {
            assertThat(grouping.channel("", "", "", referrer)).describedAs(referrer).isEqualTo("Referral");
        }
    }

    @Test
    void testFirstRuleThatAppliesDecides()
    {
        ChannelGrouping grouping = ChannelGrouping.parse(
                """
                # a comment
                [search]
                find find.*
                [rules]
                Mine   | @search, other | *a[0-9]b* |
                Second |                |           |
                """);
        assertThat(grouping.channels()).containsExactly("Mine", "Second", "Unassigned");
        assertThat(grouping.channel("find", "xa7by", "", "")).isEqualTo("Mine");
        assertThat(grouping.channel("www.find.fr", "a0b", "", "")).isEqualTo("Mine");
        assertThat(grouping.channel("other", "a0b", "", "")).isEqualTo("Mine");
        assertThat(grouping.channel("other", "axb", "", "")).isEqualTo("Second");
    }

    @Test
    void testBrokenTable()
    {
        assertThatThrownBy(() -> ChannelGrouping.parse("[rules]\nDirect | (direct)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A rule has 4 cells, but 'Direct | (direct)' has 2");
        assertThatThrownBy(() -> ChannelGrouping.parse("[search]\na.com\n[social]\na.com"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Site 'a.com' is listed twice: a site is of one kind");
        assertThatThrownBy(() -> ChannelGrouping.parse("[rules]\nx | a[b | |"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Pattern 'a[b' has no bracket that closes the one at character 2: add ]");
    }

    private String channelOfSource(String source)
    {
        return grouping.channel(source, "", "", "");
    }
}
