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
import java.util.function.IntConsumer;

import static java.util.Objects.requireNonNull;

/**
 * What the web analytics tool of the shop records of a story. A row is numbered by its event and its kind.
 */
public final class WebEvents
{
    static final int SESSION_START = 0;
    private static final int PURCHASE = 3;
    private static final int REDELIVERED = 4;
    private static final int KINDS = 8;
    private static final double REDELIVERY_SHARE = 0.005;
    private static final double LOGIN_SHARE = 0.12;
    private static final List<String> PAGES = ImmutableList.of("/", "/new", "/sale", "/shoes", "/bags", "/coats", "/garden", "/kitchen");
    private static final List<String> SEARCH_ENGINES = ImmutableList.of("https://www.google.com/", "https://www.google.com/", "https://www.bing.com/", "https://duckduckgo.com/");
    private static final List<String> NETWORKS = ImmutableList.of("https://www.facebook.com/", "https://www.instagram.com/", "https://t.co/");
    private static final String SITE = "https://shop.example";

    private final Story story;
    private final Touches touches;
    private final Purchases purchases;
    private final Dice dice;

    WebEvents(Story story)
    {
        this.story = requireNonNull(story, "story is null");
        this.touches = story.touches();
        this.purchases = story.purchases();
        this.dice = story.person().dice();
    }

    static int row(int event, int kind)
    {
        return event * KINDS + kind;
    }

    private static int event(int row)
    {
        return row / KINDS;
    }

    /**
     * The kind, whichever delivery it is.
     */
    private static int kind(int row)
    {
        return row % REDELIVERED;
    }

    private static boolean isRedelivered(int row)
    {
        return row % KINDS >= REDELIVERED;
    }

    /**
     * All rows of a story: a session for each visit and each click, and the purchases in the web shop.
     */
    public void forEachRow(IntConsumer rows)
    {
        for (int event : story.ingestionOrder()) {
            if (story.isTouch(event)) {
                acceptSession(event, rows);
            }
            else if (!purchases.isInStore(story.purchase(event))) {
                accept(event, PURCHASE, rows);
            }
        }
    }

    private void acceptSession(int touch, IntConsumer rows)
    {
        if (touches.opensSession(touch)) {
            accept(touch, SESSION_START, rows);
            int pages = dice.below(Aspect.PAGES, touch, 3);
            for (int page = 1; page <= pages; page++) {
                accept(touch, page, rows);
            }
        }
    }

    private void accept(int event, int kind, IntConsumer rows)
    {
        int row = row(event, kind);
        rows.accept(row);
        if (dice.chance(Aspect.REDELIVERY, row, REDELIVERY_SHARE)) {
            rows.accept(row + REDELIVERED);
        }
    }

    public String id(int row)
    {
        return Story.key(SourceTable.WEB_EVENT.keyPrefix(), story.person().id(), row(event(row), kind(row)));
    }

    public int visitor(int row)
    {
        int event = event(row);
        return story.isTouch(event) ? touches.visitor(event) : purchases.visitor(story.purchase(event));
    }

    public boolean isVisitorLost(int row)
    {
        int event = event(row);
        return story.isTouch(event) && touches.isCustomerLost(event);
    }

    public String session(int row)
    {
        return Story.key("ses-", story.person().id(), event(row));
    }

    public String name(int row)
    {
        return switch (kind(row)) {
            case SESSION_START -> "session_start";
            case PURCHASE -> "purchase";
            default -> kind(row) == 2 && dice.chance(Aspect.PAGES, -1 - event(row), 0.4) ? "add_to_cart" : "page_view";
        };
    }

    public boolean isTimeLost(int row)
    {
        int event = event(row);
        return story.isTouch(event) && touches.isTimeLost(event);
    }

    public long timeMillis(int row)
    {
        int event = event(row);
        if (story.isTouch(event)) {
            return touches.timeMillis(event) + 17_350L * kind(row);
        }
        return purchases.timeMillis(story.purchase(event));
    }

    public long loadedMillis(int row)
    {
        int event = event(row);
        long loaded = story.isTouch(event) ? touches.ingestedMillis(event) + 17_350L * kind(row) : purchases.ingestedMillis(story.purchase(event));
        return isRedelivered(row) ? loaded + 60_000 + dice.below(Aspect.REDELIVERY, -1 - row, 7_200_000) : loaded;
    }

    /**
     * Whether the visitor was logged in, so that the customer relationship system knows who it was.
     */
    public boolean isLoggedIn(int row)
    {
        return !isVisitorLost(row) && story.person().contacts() > 0 && dice.chance(Aspect.LOGIN, event(row), LOGIN_SHARE);
    }

    public int contact()
    {
        return Identifiers.contact(0);
    }

    public String url(int row)
    {
        int event = event(row);
        if (!story.isTouch(event)) {
            return SITE + "/checkout/thanks?order=" + purchases.id(story.purchase(event));
        }
        String page = SITE + PAGES.get(dice.below(Aspect.LANDING_PAGE, row(event, kind(row)), PAGES.size()));
        return kind(row) == SESSION_START ? page + parameters(event) : page;
    }

    private String parameters(int touch)
    {
        Channel channel = touches.channel(touch);
        String clickId = hasClickId(touch) ? clickParameter(channel) + "=" + touches.id(touch) : "";
        if (touches.isChannelLost(touch)) {
            return "?utm_source=(not%20set)" + (clickId.isEmpty() ? "" : "&" + clickId);
        }
        return switch (channel) {
            case DIRECT, ORGANIC_SEARCH, ORGANIC_SOCIAL, REFERRAL -> "";
            case AFFILIATE -> utm("partner-network", "affiliate", touch);
            case EMAIL -> utm("newsletter", "email", touch);
            case PAID_SEARCH, BRAND_SEARCH -> utm("google", "cpc", touch) + "&" + clickId;
            case PAID_SOCIAL -> utm("facebook", "paid_social", touch) + "&" + clickId;
            case VIDEO -> utm("youtube", "video", touch) + "&" + clickId;
            case DISPLAY -> utm("dv360", "display", touch) + "&" + clickId;
            case RETARGETING -> utm("criteo", "retargeting", touch) + "&" + clickId;
        };
    }

    private String utm(String source, String medium, int touch)
    {
        return "?utm_source=" + source + "&utm_medium=" + medium + "&utm_campaign=" + Campaign.NAMES.get(touches.campaign(touch));
    }

    private static String clickParameter(Channel channel)
    {
        return switch (channel) {
            case PAID_SEARCH, BRAND_SEARCH -> "gclid";
            case PAID_SOCIAL -> "fbclid";
            default -> "dclid";
        };
    }

    /**
     * Whether the session began with a click on an advertisement, whose key stands in the URL.
     */
    public boolean hasClickId(int event)
    {
        return story.isTouch(event) && touches.source(event) == SourceTable.AD_CLICK;
    }

    public boolean startsWithAdClick(int row)
    {
        return kind(row) == SESSION_START && hasClickId(event(row));
    }

    /**
     * The key of the ad click with which the session began; only where {@link #startsWithAdClick}.
     */
    public String clickId(int row)
    {
        return touches.id(event(row));
    }

    public boolean hasReferrer(int row)
    {
        int event = event(row);
        if (!story.isTouch(event) || kind(row) != SESSION_START) {
            return true;
        }
        return switch (touches.channel(event)) {
            case DIRECT, EMAIL -> false;
            default -> !touches.isChannelLost(event);
        };
    }

    /**
     * The page from which the visitor came; only where {@link #hasReferrer}.
     */
    public String referrer(int row)
    {
        int event = event(row);
        if (!story.isTouch(event) || kind(row) != SESSION_START) {
            return SITE + "/";
        }
        return switch (touches.channel(event)) {
            case ORGANIC_SEARCH -> SEARCH_ENGINES.get(dice.below(Aspect.LANDING_PAGE, -1 - event, SEARCH_ENGINES.size()));
            case ORGANIC_SOCIAL, PAID_SOCIAL -> NETWORKS.get(dice.below(Aspect.LANDING_PAGE, -1 - event, NETWORKS.size()));
            case PAID_SEARCH, BRAND_SEARCH -> "https://www.google.com/";
            case REFERRAL -> "https://reviews.example/best-of";
            case AFFILIATE -> "https://coupons.example/deal";
            case VIDEO -> "https://www.youtube.com/";
            case DISPLAY, RETARGETING, DIRECT, EMAIL -> "https://news.example/";
        };
    }
}
