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
package io.tributary.identity.profile;

import static java.util.Objects.requireNonNull;

/**
 * Why a value has no normalised form. Neither a reason nor its description ever holds a part of the value.
 */
public enum Reason
{
    NULL_VALUE("the value is NULL"),
    EMPTY("nothing is left without white space and invisible characters"),
    NOT_IN_PROFILE("the profile does not define this type of identifier"),
    TOO_LONG("the value is longer than this type of identifier may be"),
    BROKEN_ENCODING("the value has characters that a wrong encoding left behind"),
    PLACEHOLDER("the value is one that stands for an unknown value"),
    NOT_AN_EMAIL("the value is not one mailbox at one domain"),
    NOT_A_PHONE_NUMBER("the value is not a telephone number of a possible length"),
    NO_REGION("the telephone number is national, and there is no default region"),
    NOT_A_NAME("the value has no letter besides titles and suffixes"),
    NOT_A_CITY("the value has no letter"),
    NOT_A_POSTCODE("the value is not made of letters and digits"),
    NOT_A_DATE("the value is not a date since 1900 in an unambiguous format"),
    NOT_A_COUNTRY("the value is neither a code nor the English name of a country in ISO 3166-1"),
    NOT_A_DEVICE_ID("the value is not an advertising id of 32 hexadecimal digits");

    private final String description;

    Reason(String description)
    {
        this.description = requireNonNull(description, "description is null");
    }

    /**
     * The reason as a clause, for people.
     */
    public String description()
    {
        return description;
    }
}
