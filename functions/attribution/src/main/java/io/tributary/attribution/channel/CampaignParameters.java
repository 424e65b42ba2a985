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

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The parameters that ad platforms and mail tools append to the address of a landing page: utm parameters and click ids.
 * <p>
 * No address is too broken to be read: whatever cannot be understood is left out or left as it is. It takes time linear in the length of the address.
 */
public final class CampaignParameters
{
    /**
     * All that are known, in the order in which they are returned.
     */
    public static final List<String> NAMES = List.of(
            "utm_source",
            "utm_medium",
            "utm_campaign",
            "utm_term",
            "utm_content",
            "utm_id",
            "utm_source_platform",
            "utm_creative_format",
            "utm_marketing_tactic",
            // Google: search and others, iOS app, iOS web, Display & Video 360
            "gclid",
            "gbraid",
            "wbraid",
            "dclid",
            // Microsoft, Meta, TikTok, LinkedIn, X, Pinterest, Snapchat, Reddit, Quora, Yandex
            "msclkid",
            "fbclid",
            "ttclid",
            "li_fat_id",
            "twclid",
            "epik",
            "sccid",
            "rdt_cid",
            "qclid",
            "yclid",
            // Taboola, and the affiliate networks Impact, CJ and Awin
            "tblci",
            "irclickid",
            "cjevent",
            "awc");

    private static final Map<String, Integer> INDEXES = indexes();

    // of an ampersand that was escaped for HTML once too often
    private static final String ESCAPED_AMPERSAND = "amp;";

    private CampaignParameters() {}

    /**
     * The parameters of the address that are not empty, by name, decoded, in the order of {@link #NAMES}.
     */
    public static Map<String, String> parse(String url)
    {
        String[] values = new String[NAMES.size()];
        int fragment = url.indexOf('#');
        int end = fragment < 0 ? url.length() : fragment;
        // an address without a question mark may be a mere query, or have an ampersand in its place
        int query = url.indexOf('?', 0, end) + 1;
        readPairs(url, query, end, values);
        if (fragment >= 0) {
            readPairs(url, fragment + 1, url.length(), values);
        }
        Map<String, String> parameters = LinkedHashMap.newLinkedHashMap(4);
        for (int index = 0; index < values.length; index++) {
            if (values[index] != null) {
                parameters.put(NAMES.get(index), values[index]);
            }
        }
        return parameters;
    }

    private static void readPairs(String text, int start, int end, String[] values)
    {
        int pairStart = start;
        for (int position = start; position <= end; position++) {
            if (position == end || text.charAt(position) == '&') {
                readPair(text, pairStart, position, values);
                pairStart = position + 1;
            }
            else if (text.charAt(position) == '?' && isKnown(text, position + 1, end)) {
                // a second query, appended to the first as if it were the only one
                readPair(text, pairStart, position, values);
                pairStart = position + 1;
            }
        }
    }

    private static void readPair(String text, int start, int end, String[] values)
    {
        int equals = text.indexOf('=', start, end);
        if (equals < 0) {
            return;
        }
        Integer index = INDEXES.get(name(text, start, equals));
        if (index == null || values[index] != null) {
            return;
        }
        String value = PercentEncoding.decode(text.substring(equals + 1, end)).strip();
        if (!value.isEmpty()) {
            values[index] = value;
        }
    }

    private static boolean isKnown(String text, int start, int end)
    {
        // no name is longer, so that many question marks do not each look at all the rest
        int equals = text.indexOf('=', start, Math.min(end, start + 32));
        return equals >= 0 && INDEXES.containsKey(name(text, start, equals));
    }

    private static String name(String text, int start, int end)
    {
        String name = PercentEncoding.decode(text.substring(start, end)).strip().toLowerCase(Locale.ENGLISH);
        if (name.startsWith(ESCAPED_AMPERSAND)) {
            return name.substring(ESCAPED_AMPERSAND.length());
        }
        return name;
    }

    private static Map<String, Integer> indexes()
    {
        Map<String, Integer> indexes = new HashMap<>();
        for (int index = 0; index < NAMES.size(); index++) {
            indexes.put(NAMES.get(index), index);
        }
        return Map.copyOf(indexes);
    }
}
