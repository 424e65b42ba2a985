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

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import static java.util.Locale.ENGLISH;
import static java.util.Objects.requireNonNull;

/**
 * Everything by which a person may be known to a platform, each by its code of {@link IdentifierType}.
 */
public final class Identifiers
{
    /**
     * Mailboxes: the first, the second and that of the family.
     */
    static final int ADDRESSES = 3;
    /**
     * Telephones: one's own and that of the family.
     */
    static final int LINES = 2;
    static final int MAX_DEVICES = 4;
    /**
     * Cookies are deleted and set anew every half year.
     */
    static final int COOKIE_LIVES = 4;

    private static final long COOKIE_LIFE_MILLIS = (Period.END_MILLIS - Period.START_MILLIS) / COOKIE_LIVES + 1;
    private static final List<String> DOMAINS = ImmutableList.of(Spelling.DOTLESS_DOMAIN, Spelling.DOTLESS_DOMAIN, "example.com", "example.net", "example.org");
    private static final String WORK_DOMAIN = "example.org";
    private static final String FAMILY_DOMAIN = "example.net";
    private static final double SECOND_MAILBOX_SHARE = 0.3;
    private static final double SECOND_MAILBOX_USE = 0.25;
    private static final double FAMILY_USE = 0.3;
    private static final double UNUSUAL_FORMAT_SHARE = 0.15;
    // Numbers in identifiers are multiples of these modulo the number space. The factors are coprime to it, so people have
    // different numbers; and no identifier gives away another one
    private static final long NUMBER_SPACE = 200_000_000;
    private static final long FIRST_MAILBOX_FACTOR = 38_196_601;
    private static final long SECOND_MAILBOX_FACTOR = 57_721_567;
    private static final long FAMILY_MAILBOX_FACTOR = 141_421_357;
    private static final long LOYALTY_CARD_FACTOR = 61_803_399;
    private static final long CONTACT_FACTOR = 127_182_817;

    private final Person person;
    private final Dice dice;
    private final Household household;
    private final String[] texts = new String[IdentifierType.CODES];

    Identifiers(Person person)
    {
        this.person = requireNonNull(person, "person is null");
        this.dice = person.dice();
        this.household = person.household();
    }

    /**
     * The identifier exactly as platforms record it.
     */
    public String text(int code)
    {
        if (texts[code] == null) {
            texts[code] = write(code);
        }
        return texts[code];
    }

    public IdentifierType type(int code)
    {
        return IdentifierType.of(code);
    }

    /**
     * The form that all spellings of one mailbox or telephone have in common; other identifiers have no spellings.
     */
    public Optional<String> normalised(int code)
    {
        IdentifierType type = IdentifierType.of(code);
        int position = type.position(code);
        return switch (type) {
            case EMAIL -> Optional.of(Spelling.normalised(local(position / Spelling.COUNT), domain(position / Spelling.COUNT)));
            case PHONE -> Optional.of(line(position / PhoneNumber.FORMATS).normalised());
            case DEVICE, AD_COOKIE, VISITOR, LOYALTY_CARD, CONTACT -> Optional.empty();
        };
    }

    /**
     * The e-mail address that the person types at one occasion.
     */
    int typedEmail(Aspect occasion, long index)
    {
        int address = 0;
        double share = dice.uniform(occasion, 2 * index);
        if (household.sharesMailbox() && share < FAMILY_USE) {
            address = 2;
        }
        else if (share > 1 - SECOND_MAILBOX_USE && dice.chance(Aspect.MAILBOX, 0, SECOND_MAILBOX_SHARE)) {
            address = 1;
        }
        Spelling spelling = Spelling.draw(dice.uniform(occasion, 2 * index + 1), domain(address));
        return IdentifierType.EMAIL.code(address * Spelling.COUNT + spelling.number());
    }

    /**
     * The telephone number that the person types at one occasion, mostly in a format of habit.
     */
    int typedPhone(Aspect occasion, long index)
    {
        boolean family = household.sharesPhone() && household.head() != person.id() && dice.chance(occasion, 3 * index, FAMILY_USE);
        boolean unusual = dice.chance(occasion, 3 * index + 1, UNUSUAL_FORMAT_SHARE);
        int format = unusual
                ? dice.below(occasion, 3 * index + 2, PhoneNumber.FORMATS)
                : dice.below(Aspect.PREFERRED_FORMAT, occasion.salt(), PhoneNumber.FORMATS);
        return IdentifierType.PHONE.code((family ? 1 : 0) * PhoneNumber.FORMATS + format);
    }

    static int device(int device)
    {
        return IdentifierType.DEVICE.code(device);
    }

    static int cookie(IdentifierType type, int device, long timeMillis)
    {
        int life = (int) ((timeMillis - Period.START_MILLIS) / COOKIE_LIFE_MILLIS);
        return type.code(device * COOKIE_LIVES + life);
    }

    static int loyaltyCard()
    {
        return IdentifierType.LOYALTY_CARD.code(0);
    }

    public static int contact(int contact)
    {
        return IdentifierType.CONTACT.code(contact);
    }

    private String write(int code)
    {
        IdentifierType type = IdentifierType.of(code);
        int position = type.position(code);
        return switch (type) {
            case EMAIL -> {
                int address = position / Spelling.COUNT;
                yield Spelling.of(position % Spelling.COUNT).write(local(address), domain(address));
            }
            case PHONE -> line(position / PhoneNumber.FORMATS).typed(position % PhoneNumber.FORMATS);
            case DEVICE -> deviceName(position);
            case AD_COOKIE -> "ck." + HexFormat.of().toHexDigits(dice.bits(Aspect.COOKIE, position));
            case VISITOR -> "v" + Strings.padStart(Long.toUnsignedString(dice.bits(Aspect.COOKIE, 100 + position)), 20, '0');
            case LOYALTY_CARD -> "LC" + Strings.padStart(Long.toString(number(person.id(), LOYALTY_CARD_FACTOR)), 9, '0');
            case CONTACT -> "C-" + Strings.padStart(Long.toString(number(2 * person.id() + position - 1, CONTACT_FACTOR)), 9, '0');
        };
    }

    private String local(int address)
    {
        String first = Person.plain(person.firstName());
        String family = Person.plain(person.familyName());
        return switch (address) {
            case 0 -> first + "." + family + number(person.id(), FIRST_MAILBOX_FACTOR);
            case 1 -> first.charAt(0) + "." + family + "." + number(person.id(), SECOND_MAILBOX_FACTOR);
            default -> "family." + number(household.head(), FAMILY_MAILBOX_FACTOR);
        };
    }

    private String domain(int address)
    {
        return switch (address) {
            case 0 -> DOMAINS.get(dice.below(Aspect.MAILBOX, 1, DOMAINS.size()));
            case 1 -> WORK_DOMAIN;
            default -> FAMILY_DOMAIN;
        };
    }

    private PhoneNumber line(int line)
    {
        return PhoneBook.number(line == 0 ? person.id() : household.head());
    }

    private String deviceName(int device)
    {
        String digits = HexFormat.of().toHexDigits(dice.bits(Aspect.DEVICE_NAME, 2L * device)) + HexFormat.of().toHexDigits(dice.bits(Aspect.DEVICE_NAME, 2L * device + 1));
        return (digits.substring(0, 8) + "-" + digits.substring(8, 12) + "-" + digits.substring(12, 16) + "-" + digits.substring(16, 20) + "-" + digits.substring(20)).toUpperCase(ENGLISH);
    }

    private static long number(long ordinal, long factor)
    {
        return ordinal * factor % NUMBER_SPACE;
    }
}
