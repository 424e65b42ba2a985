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
package io.tributary.connector.journeys.story;

import com.google.common.collect.ImmutableList;

import java.util.List;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.tributary.connector.journeys.story.Channel.Delivery.ADVERTISEMENT;
import static io.tributary.connector.journeys.story.Channel.Delivery.MAIL;
import static io.tributary.connector.journeys.story.Channel.Delivery.VISIT;
import static java.util.Objects.requireNonNull;

/**
 * A marketing channel and its part in the generating process, most frequent first: the share of a channel falls with
 * its rank as in Zipf's law.
 */
public enum Channel
{
    DISPLAY("display", ADVERTISEMENT, 0.0015, 30, -0.15, 0.92, "EUR", "Banner seen or clicked: many touches, little effect each"),
    DIRECT("direct", VISIT, 0.0, 1, 0.35, 0, "", "Typed address or bookmark: a symptom of interest, never its cause"),
    ORGANIC_SEARCH("organic_search", VISIT, 0.006, 12, 0.10, 0, "", "Unpaid search result: a moderate effect"),
    PAID_SEARCH("paid_search", ADVERTISEMENT, 0.020, 6, 0.0, 0, "EUR", "Paid search on generic words: the strongest effect of all channels"),
    EMAIL("email", MAIL, 0.012, 8, 0.15, 0.70, "", "Newsletter opened or clicked: a strong and quick effect"),
    PAID_SOCIAL("paid_social", ADVERTISEMENT, 0.006, 24, 0.0, 0.60, "USD", "Paid post seen or clicked: a moderate and slow effect"),
    RETARGETING("retargeting", ADVERTISEMENT, 0.001, 4, 0.60, 0.75, "GBP", "Banner shown to those who are about to buy anyway: hardly any effect"),
    BRAND_SEARCH("brand_search", ADVERTISEMENT, 0.002, 2, 0.60, 0, "EUR", "Paid search on our own name by those who are about to buy anyway: hardly any effect"),
    ORGANIC_SOCIAL("organic_social", VISIT, 0.004, 20, 0.0, 0, "", "Unpaid post followed to the site: a small effect"),
    VIDEO("video", ADVERTISEMENT, 0.004, 48, -0.15, 0.90, "USD", "Video seen or clicked: a small effect with the longest delay"),
    REFERRAL("referral", VISIT, 0.010, 10, 0.0, 0, "", "Link on a review site: a good effect"),
    AFFILIATE("affiliate", VISIT, 0.008, 5, 0.10, 0, "", "Link of a paid partner: a moderate and quick effect");

    /**
     * How a touch reaches the person, and hence which platform records it.
     */
    enum Delivery
    {
        ADVERTISEMENT, MAIL, VISIT
    }

    /**
     * The names, in the order of the constants.
     */
    public static final List<String> LABELS = Stream.of(values())
            .map(Channel::label)
            .collect(toImmutableList());

    private static final List<Channel> CHANNELS = ImmutableList.copyOf(values());

    private final String label;
    private final Delivery delivery;
    private final double effect;
    private final double medianDelayHours;
    private final double intentLoading;
    private final double passiveShare;
    private final String currency;
    private final String description;

    Channel(String label,
            Delivery delivery,
            double effect,
            double medianDelayHours,
            double intentLoading,
            double passiveShare,
            String currency,
            String description)
    {
        this.label = requireNonNull(label, "label is null");
        this.delivery = requireNonNull(delivery, "delivery is null");
        this.effect = effect;
        this.medianDelayHours = medianDelayHours;
        this.intentLoading = intentLoading;
        this.passiveShare = passiveShare;
        this.currency = requireNonNull(currency, "currency is null");
        this.description = requireNonNull(description, "description is null");
    }

    static Channel of(int number)
    {
        return CHANNELS.get(number);
    }

    static int count()
    {
        return CHANNELS.size();
    }

    /**
     * The position among the constants, whose order is part of the data set.
     */
    @SuppressWarnings("EnumOrdinal")
    public int number()
    {
        return ordinal();
    }

    public String label()
    {
        return label;
    }

    Delivery delivery()
    {
        return delivery;
    }

    /**
     * The probability that one touch causes a purchase.
     */
    public double effect()
    {
        return effect;
    }

    /**
     * Half of the purchases that a touch causes follow within this many hours.
     */
    public double medianDelayHours()
    {
        return medianDelayHours;
    }

    /**
     * The part that the channel plays, in one sentence.
     */
    public String description()
    {
        return description;
    }

    /**
     * Part of touches that a person of average intent has on this channel, up to a common factor.
     */
    public double weight()
    {
        return 1.0 / (number() + 1);
    }

    /**
     * How much more frequent the channel is among people who buy anyway: the weight grows with {@code exp(loading * intent)}.
     */
    double intentLoading()
    {
        return intentLoading;
    }

    /**
     * Part of touches that are only seen (a view, an opened mail) and not clicked.
     */
    double passiveShare()
    {
        return passiveShare;
    }

    /**
     * The currency in which the platform bills its spend.
     */
    public String currency()
    {
        return currency;
    }

    public boolean isAdvertised()
    {
        return delivery == ADVERTISEMENT;
    }

    /**
     * Unpaid channels have no campaigns.
     */
    boolean hasCampaigns()
    {
        return delivery != VISIT || this == AFFILIATE;
    }
}
