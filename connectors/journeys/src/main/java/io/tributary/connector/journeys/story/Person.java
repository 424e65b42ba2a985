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

import java.text.Normalizer;

import static java.util.Locale.ENGLISH;
import static java.util.concurrent.TimeUnit.DAYS;

/**
 * A person and the traits that do not change with time. Traits are computed when they are asked for.
 */
public final class Person
{
    private static final double INTENT_UNIT = 0x1.0p-32;
    private static final double OPT_OUT_SHARE = 0.08;
    private static final double CONSENT_SHARE = 0.7;
    private static final double CONTACT_SHARE = 0.75;
    private static final double SECOND_CONTACT_SHARE = 0.06;
    private static final double LOYALTY_SHARE = 0.5;
    private static final double OWN_NAME_SHARE = 0.15;
    private static final long OLDEST_BIRTH_DAY = -9_000;
    private static final int BIRTH_DAYS = 22_000;

    private final long id;
    private final Dice dice;
    private final double intent;
    private final Household household;
    private final Country country;

    Person(long id)
    {
        this.id = id;
        this.dice = new Dice(id);
        this.intent = intent(dice);
        this.household = Household.of(id);
        this.country = PhoneBook.country(id);
    }

    /**
     * The number of the person, from 1.
     */
    public long id()
    {
        return id;
    }

    Dice dice()
    {
        return dice;
    }

    /**
     * How much the person is inclined to buy anyway: standard normal. It makes organic purchases more frequent, and also
     * touches, above all those of brand search and retargeting: the confounding of the data set.
     */
    double intent()
    {
        return intent;
    }

    static double intent(Dice dice)
    {
        return Gaussian.quantile(((dice.bits(Aspect.INTENT, 0) >>> 32) + 0.5) * INTENT_UNIT);
    }

    public Household household()
    {
        return household;
    }

    public Country country()
    {
        return country;
    }

    public String firstName()
    {
        return country.firstName(dice.bits(Aspect.FIRST_NAME, 0));
    }

    /**
     * The name of the household, except for those who kept their own.
     */
    public String familyName()
    {
        Dice source = dice.chance(Aspect.OWN_NAME, 0, OWN_NAME_SHARE) ? dice : household.dice();
        return country.familyName(source.bits(Aspect.FAMILY_NAME, 0));
    }

    public String street()
    {
        Dice shared = household.dice();
        int number = 1 + shared.below(Aspect.STREET, 1, 140);
        String street = country.street(shared.bits(Aspect.STREET, 0));
        return switch (country) {
            case GERMANY -> street + " " + number;
            case FRANCE -> number + ", " + street;
            case UNITED_KINGDOM, UNITED_STATES -> number + " " + street;
        };
    }

    public String town()
    {
        return country.town(household.dice().bits(Aspect.TOWN, 0));
    }

    public String postcode()
    {
        return country.postcode(household.dice().below(Aspect.TOWN, 1, 1_000));
    }

    /**
     * Days since 1970.
     */
    public long birthDay()
    {
        return OLDEST_BIRTH_DAY + 1_000 + dice.below(Aspect.BIRTH_DATE, 0, BIRTH_DAYS - 1_000);
    }

    /**
     * 1 to 4.
     */
    int devices()
    {
        double share = dice.uniform(Aspect.DEVICES, 0);
        return share < 0.35 ? 1 : share < 0.75 ? 2 : share < 0.93 ? 3 : 4;
    }

    boolean hasLoyaltyCard()
    {
        return dice.chance(Aspect.LOYALTY_CARD, 0, LOYALTY_SHARE);
    }

    /**
     * How often the person stands in the customer relationship system: not at all, once, or by mistake twice.
     */
    public int contacts()
    {
        double share = dice.uniform(Aspect.CONTACT, 0);
        if (share >= CONTACT_SHARE) {
            return 0;
        }
        return share < SECOND_CONTACT_SHARE ? 2 : 1;
    }

    public boolean hasConsent()
    {
        return dice.chance(Aspect.CONSENT, 0, CONSENT_SHARE);
    }

    /**
     * When the person agreed to be contacted, if ever; from half a year before the period to the middle of 2025.
     */
    public long consentMillis()
    {
        return Period.START_MILLIS + DAYS.toMillis(-180) + (long) (dice.uniform(Aspect.CONSENT, 1) * DAYS.toMillis(720));
    }

    public boolean hasOptedOut()
    {
        return dice.chance(Aspect.OPT_OUT, 0, OPT_OUT_SHARE);
    }

    /**
     * When the person opted out, in whole seconds; after the period for all who never did.
     */
    public long optOutMillis()
    {
        if (!hasOptedOut()) {
            return Long.MAX_VALUE;
        }
        return Period.START_MILLIS + dice.below(Aspect.OPT_OUT, 1, Period.LENGTH_DAYS * 86_400) * 1_000L;
    }

    /**
     * A name in the letters a to z, as it stands in e-mail addresses.
     */
    static String plain(String name)
    {
        return Normalizer.normalize(name.replace("ß", "ss"), Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z]", "")
                .toLowerCase(ENGLISH);
    }
}
