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

import com.google.i18n.phonenumbers.PhoneNumberUtil;

import java.util.Locale;

import static java.util.Objects.requireNonNull;

/**
 * The country whose rules national values follow: telephone numbers without a country code, and postcodes.
 * It is stated by who owns the data and is never guessed.
 *
 * @param code two capital letters of ISO 3166-1 for which a telephone numbering plan is known
 */
public record Region(String code)
{
    public static final Region UNITED_STATES = new Region("US");

    public Region
    {
        requireNonNull(code, "code is null");
        if (!PhoneNumberUtil.getInstance().getSupportedRegions().contains(code)) {
            throw new IllegalArgumentException(
                    "Region '%s' is not a country with telephone numbers: use the two capital letters of ISO 3166-1, such as DE, GB or US".formatted(code));
        }
    }

    /**
     * The region of that code in capitals or not, with or without spaces around it.
     *
     * @throws IllegalArgumentException if it is not a country of ISO 3166-1 with telephone numbers
     */
    public static Region of(String code)
    {
        return new Region(code.strip().toUpperCase(Locale.ENGLISH));
    }
}
