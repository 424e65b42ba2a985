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
 * Kinds of identifiers. Each identifier that a person can have is known by a small number, its code; every kind owns a
 * range of codes.
 */
public enum IdentifierType
{
    EMAIL(0, Identifiers.ADDRESSES * Spelling.COUNT),
    PHONE(EMAIL.end, Identifiers.LINES * PhoneNumber.FORMATS),
    DEVICE(PHONE.end, Identifiers.MAX_DEVICES),
    AD_COOKIE(DEVICE.end, Identifiers.MAX_DEVICES * Identifiers.COOKIE_LIVES),
    VISITOR(AD_COOKIE.end, Identifiers.MAX_DEVICES * Identifiers.COOKIE_LIVES),
    LOYALTY_CARD(VISITOR.end, 1),
    CONTACT(LOYALTY_CARD.end, 2);

    /**
     * Number of codes of all kinds.
     */
    public static final int CODES = CONTACT.end;

    private static final List<IdentifierType> TYPES = ImmutableList.copyOf(values());

    private final int start;
    private final int end;

    IdentifierType(int start, int size)
    {
        this.start = start;
        this.end = start + size;
    }

    static IdentifierType of(int code)
    {
        for (IdentifierType type : TYPES) {
            if (code < type.end) {
                return type;
            }
        }
        throw new IllegalArgumentException("No such identifier code: " + code);
    }

    int code(int position)
    {
        return start + position;
    }

    int position(int code)
    {
        return code - start;
    }

    public String label()
    {
        return name().toLowerCase(ENGLISH);
    }
}
