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

import java.util.BitSet;

/**
 * Which identifiers of a person occur in the raw tables.
 */
public final class RawIdentifiers
{
    private RawIdentifiers() {}

    /**
     * Codes of {@link IdentifierType}.
     */
    public static BitSet usedIn(Story story)
    {
        BitSet used = new BitSet(IdentifierType.CODES);
        addTouches(story.touches(), used);
        addPurchases(story.purchases(), used);
        Contacts contacts = story.contacts();
        for (int contact = 0; contact < story.person().contacts(); contact++) {
            used.set(Identifiers.contact(contact));
            used.set(contacts.email(contact));
            if (contacts.hasPhone(contact)) {
                used.set(contacts.phone(contact));
            }
        }
        if (story.person().hasOptedOut()) {
            used.set(story.mailEvents().unsubscriber());
        }
        return used;
    }

    private static void addTouches(Touches touches, BitSet used)
    {
        for (int touch = 0; touch < touches.count(); touch++) {
            if (touches.isCustomerLost(touch)) {
                continue;
            }
            switch (touches.source(touch)) {
                case AD_IMPRESSION -> used.set(touches.deviceIdentifier(touch));
                case AD_CLICK -> {
                    used.set(touches.adCookie(touch));
                    if (touches.isAdDeviceKnown(touch)) {
                        used.set(touches.deviceIdentifier(touch));
                    }
                }
                case WEB_EVENT -> {}
                case EMAIL_EVENT -> used.set(touches.recipient(touch));
            }
            if (touches.opensSession(touch)) {
                used.set(touches.visitor(touch));
            }
        }
    }

    private static void addPurchases(Purchases purchases, BitSet used)
    {
        for (int purchase = 0; purchase < purchases.count(); purchase++) {
            if (!purchases.isInStore(purchase)) {
                used.set(purchases.email(purchase));
                used.set(purchases.phone(purchase));
                used.set(purchases.visitor(purchase));
            }
            else if (purchases.isCardShown(purchase)) {
                used.set(purchases.loyaltyCard());
            }
            else {
                used.set(purchases.phone(purchase));
            }
        }
    }
}
