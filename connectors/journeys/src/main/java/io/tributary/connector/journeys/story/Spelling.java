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

import static java.util.Locale.ENGLISH;

/**
 * How somebody types an e-mail address. The last two only occur in mailboxes at {@link #DOTLESS_DOMAIN}, which ignores
 * dots and whatever follows a plus sign.
 */
enum Spelling
{
    PLAIN,
    UPPER_CASE,
    CAPITALISED,
    PADDED,
    PLUS_TAG,
    WITHOUT_DOTS;

    static final String DOTLESS_DOMAIN = "gmail.example";
    static final int COUNT = 6;

    private static final List<Spelling> SPELLINGS = ImmutableList.copyOf(values());
    private static final double PLAIN_SHARE = 0.6;

    /**
     * The position among the constants, whose order is part of the data set.
     */
    @SuppressWarnings("EnumOrdinal")
    int number()
    {
        return ordinal();
    }

    static Spelling of(int number)
    {
        return SPELLINGS.get(number);
    }

    static Spelling draw(double chance, String domain)
    {
        if (chance < PLAIN_SHARE) {
            return PLAIN;
        }
        int others = domain.equals(DOTLESS_DOMAIN) ? COUNT - 1 : 3;
        return of(1 + (int) ((chance - PLAIN_SHARE) / (1 - PLAIN_SHARE) * others));
    }

    String write(String local, String domain)
    {
        String address = local + "@" + domain;
        return switch (this) {
            case PLAIN -> address;
            case UPPER_CASE -> address.toUpperCase(ENGLISH);
            case CAPITALISED -> address.substring(0, 1).toUpperCase(ENGLISH) + address.substring(1);
            case PADDED -> " " + address + "  ";
            case PLUS_TAG -> local + "+shop@" + domain;
            case WITHOUT_DOTS -> local.replace(".", "") + "@" + domain;
        };
    }

    /**
     * The one form that all spellings of a mailbox have in common.
     */
    static String normalised(String local, String domain)
    {
        if (domain.equals(DOTLESS_DOMAIN)) {
            return WITHOUT_DOTS.write(local, domain);
        }
        return PLAIN.write(local, domain);
    }
}
