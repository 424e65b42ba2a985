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
package io.tributary.connector.hashedid;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;

import java.util.List;
import java.util.Set;

import static java.util.Collections.indexOfSubList;
import static java.util.Locale.ENGLISH;

/**
 * Which columns look like identifiers of people by their name: those with a word or a stem that names one, whatever else the name has.
 */
final class IdentifierNames
{
    private static final Set<String> WORDS = ImmutableSet.of(
            "email",
            "mail",
            "phone",
            "telephone",
            "tel",
            "mobile",
            "cell",
            "cellphone",
            "msisdn",
            "fax",
            "whatsapp",
            "firstname",
            "lastname",
            "surname",
            "forename",
            "fullname",
            "givenname",
            "familyname",
            "maidenname",
            "nickname",
            "birthdate",
            "birthday",
            "dob",
            "ssn",
            "passport",
            "iban",
            "taxid",
            "nin",
            "licence",
            "license",
            "address",
            "street",
            "postcode",
            "zipcode",
            "zip",
            "ip",
            "ipaddress",
            "idfa",
            "gaid",
            "aaid",
            "deviceid",
            "imei",
            "imsi",
            "maid",
            "mac",
            "cookie",
            "cookieid",
            "username",
            "login");

    private static final List<List<String>> PHRASES = ImmutableList.of(
            ImmutableList.of("e", "mail"),
            ImmutableList.of("first", "name"),
            ImmutableList.of("last", "name"),
            ImmutableList.of("full", "name"),
            ImmutableList.of("given", "name"),
            ImmutableList.of("family", "name"),
            ImmutableList.of("maiden", "name"),
            ImmutableList.of("user", "name"),
            ImmutableList.of("birth", "date"),
            ImmutableList.of("date", "of", "birth"),
            ImmutableList.of("post", "code"),
            ImmutableList.of("postal", "code"),
            ImmutableList.of("zip", "code"),
            ImmutableList.of("tax", "id"),
            ImmutableList.of("device", "id"),
            ImmutableList.of("advertising", "id"),
            ImmutableList.of("cookie", "id"));

    /**
     * What says it in the middle of a word, too, as in PHONENUMBER, HOMEPHONE and dateofbirth.
     */
    private static final List<String> STEMS = ImmutableList.of(
            "phone",
            "mail",
            "mobile",
            "msisdn",
            "birth",
            "iban",
            "passport",
            "surname",
            "firstname",
            "lastname",
            "streetaddress",
            "ipaddr",
            "telno");

    private IdentifierNames() {}

    static boolean looksLikeIdentifier(String column)
    {
        // words as in first_name, first-name and firstName
        List<String> words = List.of(column.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(ENGLISH).split("[^\\p{L}\\p{N}]+|(?<=\\p{L})(?=\\p{N})"));
        String squeezed = column.replaceAll("[^\\p{L}\\p{N}]+", "").toLowerCase(ENGLISH);
        return STEMS.stream().anyMatch(squeezed::contains) || words.stream().anyMatch(WORDS::contains) || PHRASES.stream().anyMatch(phrase -> indexOfSubList(words, phrase) >= 0);
    }
}
