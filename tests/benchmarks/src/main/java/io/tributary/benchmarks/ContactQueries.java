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
package io.tributary.benchmarks;

/**
 * Reads of {@link ContactTable}. They look at the length of every value, which costs next to nothing, but which the source is not asked for: both catalogs have to fetch the values.
 * If any identifier has no token, the answers differ.
 */
final class ContactQueries
{
    static final String EMAIL_TOKENS = count("length(email_token) > 0", ContactTable.TOKEN_CATALOG);
    static final String PLAIN_EMAILS = count("length(email) > 0", ContactTable.PLAIN_CATALOG);

    static final String PHONE_TOKENS = count("length(phone_token) > 0", ContactTable.TOKEN_CATALOG);
    static final String PLAIN_PHONES = count("length(phone) > 0", ContactTable.PLAIN_CATALOG);

    static final String BOTH_TOKENS = count("length(email_token) + length(phone_token) > 0", ContactTable.TOKEN_CATALOG);
    static final String PLAIN_BOTH = count("length(email) + length(phone) > 0", ContactTable.PLAIN_CATALOG);

    private ContactQueries() {}

    private static String count(String condition, String catalog)
    {
        return "SELECT 'contacts' AS name, count_if(%s) AS number FROM %s.public.%s".formatted(condition, catalog, ContactTable.NAME);
    }
}
