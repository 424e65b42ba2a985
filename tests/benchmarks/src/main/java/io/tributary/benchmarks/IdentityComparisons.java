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

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import io.tributary.benchmarks.Work.Computation;
import io.tributary.benchmarks.Work.Query;
import io.tributary.benchmarks.Work.Script;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

import static io.tributary.benchmarks.Metric.PEAK_MEMORY;
import static io.tributary.benchmarks.Metric.TIME;
import static io.tributary.benchmarks.Target.atLeast;
import static io.tributary.benchmarks.Target.atMost;

/**
 * The comparisons of what is done with identifiers.
 */
final class IdentityComparisons
{
    private static final ContactTable CONTACTS = new ContactTable(1_000_000);

    private static final PeopleTables PEOPLE = new PeopleTables(1_000_000);
    private static final EdgeTable EDGES = new EdgeTable(1_000_000);

    private static final int EMAILS = 100_000;

    private static final String HASHED_ID = "hashed id";
    private static final String TOKENS = "tokens";
    private static final String MATCHING = "matching";

    private IdentityComparisons() {}

    /**
     * @param scale factor on the number of contacts and people
     */
    static List<Comparison> comparisons(double scale)
    {
        return ImmutableList.<Comparison>builder()
                .addAll(scans(CONTACTS.scaled(scale)))
                .addAll(emailTokens())
                .addAll(waterfall(PEOPLE.scaled(scale)))
                .add(components(EDGES.scaled(scale)))
                .build();
    }

    /**
     * What tokens cost where a table is read.
     */
    private static List<Comparison> scans(ContactTable table)
    {
        return ImmutableList.of(
                scan(table, "contacts with an e-mail address", "e-mail tokens", ContactQueries.EMAIL_TOKENS, "plain e-mails", ContactQueries.PLAIN_EMAILS),
                scan(table, "contacts with a phone number", "phone tokens", ContactQueries.PHONE_TOKENS, "plain phones", ContactQueries.PLAIN_PHONES),
                scan(table, "contacts with both", "e-mail and phone tokens", ContactQueries.BOTH_TOKENS, "plain e-mails and phones", ContactQueries.PLAIN_BOTH));
    }

    private static Comparison scan(ContactTable table, String question, String tokens, String tokenSql, String plain, String plainSql)
    {
        return new Comparison(
                HASHED_ID,
                table.label(),
                TIME,
                new Variant(tokens, question, new Query(table, tokenSql)),
                new Variant(plain, question, new Query(table, plainSql)),
                Optional.of(atMost(1.5)));
    }

    /**
     * What a token costs beside its hash.
     */
    private static List<Comparison> emailTokens()
    {
        // Made when the first variant runs, and not where comparisons are only listed
        Supplier<EmailTokens> emails = Suppliers.memoize(() -> new EmailTokens(EMAILS));
        Variant tokens = computation("Tokenizer.write", "tokens", emails, EmailTokens::tokens);
        Variant hashes = computation("bare HMAC-SHA256", "hashes", emails, EmailTokens::bareHashes);
        Variant normalized = computation("normalise, then Tokenizer.write", "tokens", emails, EmailTokens::normalizedTokens);
        String dataSet = "%s e-mails".formatted(EMAILS);
        return ImmutableList.of(
                new Comparison(TOKENS, dataSet, TIME, tokens, hashes, Optional.of(atMost(2))),
                new Comparison(TOKENS, dataSet, TIME, normalized, tokens, Optional.empty()));
    }

    /**
     * What a waterfall of three rules, which uses records up, costs beside one join.
     */
    private static List<Comparison> waterfall(PeopleTables tables)
    {
        Variant waterfall = new Variant("match_agg, three keys", "matches of each rule", new Query(tables, MatchingQueries.WATERFALL));
        Variant hashJoin = new Variant("hash join, first key", "pairs with the same first key", new Query(tables, MatchingQueries.HASH_JOIN));
        return ImmutableList.of(
                new Comparison(MATCHING, tables.label(), TIME, waterfall, hashJoin, Optional.of(atMost(4))),
                new Comparison(MATCHING, tables.label(), PEAK_MEMORY, waterfall, hashJoin, Optional.empty()));
    }

    private static Comparison components(EdgeTable table)
    {
        String question = "components";
        return new Comparison(
                MATCHING,
                table.label(),
                TIME,
                new Variant("label propagation", question, new Script(table, new LabelPropagation())),
                new Variant("identity_graph_agg", question, new Query(table, MatchingQueries.COMPONENTS)),
                Optional.of(atLeast(10)));
    }

    private static Variant computation(String name, String question, Supplier<EmailTokens> emails, ToDoubleFunction<EmailTokens> code)
    {
        return new Variant(name, question, new Computation(() -> code.applyAsDouble(emails.get()), 10));
    }
}
