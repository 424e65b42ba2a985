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

import io.tributary.identity.profile.IdentifierType;
import io.tributary.identity.profile.Normalized;
import io.tributary.identity.profile.Profile;
import io.tributary.identity.token.KeyRing;
import io.tributary.identity.token.PartnerKey;
import io.tributary.identity.token.Secret;
import io.tributary.identity.token.Token;
import io.tributary.identity.token.Tokenizer;

import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * E-mail addresses and their tokens, without an engine around them.
 */
final class EmailTokens
{
    private static final String ALGORITHM = "HmacSHA256";

    private static final String[] FIRST_NAMES = {"anna", "ben", "charlotte", "david", "emma", "felix", "giulia", "hugo"};
    private static final String[] LAST_NAMES = {"garcia", "jones", "moreau", "novak", "rossi", "schmidt", "silva"};
    private static final String[] DOMAINS = {"gmail.com", "outlook.com", "gmx.de", "orange.fr", "yahoo.co.uk"};

    private final Profile profile = Profile.named("uid2-v1");
    private final Tokenizer tokenizer;
    private final Mac mac;
    private final String[] emails;
    private final byte[][] normalized;

    /**
     * @param count how many addresses, one in eight of which is not written as it is normalised
     */
    EmailTokens(int count)
    {
        byte[] secret = new byte[32];
        new SplittableRandom(1).nextBytes(secret);
        PartnerKey key = new PartnerKey("own", "own", 1, Secret.copyOf(secret), Instant.EPOCH, Instant.MAX, Duration.ZERO);
        tokenizer = new KeyRing(List.of(key)).tokenizer("own", profile.name(), IdentifierType.EMAIL.sqlName(), Instant.EPOCH);
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
        }
        catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
        emails = IntStream.range(0, count).mapToObj(EmailTokens::email).toArray(String[]::new);
        normalized = Arrays.stream(emails).map(this::normalize).toArray(byte[][]::new);
    }

    /**
     * Makes the tokens of normalised addresses.
     *
     * @return the sum of their last bytes
     */
    double tokens()
    {
        byte[] token = new byte[Token.LENGTH];
        long sum = 0;
        for (byte[] value : normalized) {
            tokenizer.write(value, 0, value.length, token, 0);
            sum += token[Token.LENGTH - 1];
        }
        return sum;
    }

    /**
     * Normalises the addresses and makes their tokens.
     *
     * @return as {@link #tokens}
     */
    double normalizedTokens()
    {
        byte[] token = new byte[Token.LENGTH];
        long sum = 0;
        for (String email : emails) {
            byte[] value = normalize(email);
            tokenizer.write(value, 0, value.length, token, 0);
            sum += token[Token.LENGTH - 1];
        }
        return sum;
    }

    /**
     * The floor: nothing but HMAC-SHA256 of the same normalised addresses, by one object that keeps its key.
     *
     * @return the sum of the last bytes of the hashes
     */
    double bareHashes()
    {
        byte[] hash = new byte[mac.getMacLength()];
        long sum = 0;
        try {
            for (byte[] value : normalized) {
                mac.update(value);
                mac.doFinal(hash, 0);
                sum += hash[hash.length - 1];
            }
        }
        catch (ShortBufferException e) {
            throw new IllegalStateException(e);
        }
        return sum;
    }

    private byte[] normalize(String email)
    {
        Normalized result = profile.normalize(IdentifierType.EMAIL, email);
        if (result instanceof Normalized.Value(String text)) {
            return text.getBytes(UTF_8);
        }
        throw new IllegalStateException("An address of the benchmark cannot be normalised: " + result);
    }

    private static String email(int number)
    {
        String first = FIRST_NAMES[number % FIRST_NAMES.length];
        String last = LAST_NAMES[number % LAST_NAMES.length];
        String domain = DOMAINS[number % DOMAINS.length];
        String email = "%s.%s%s@%s".formatted(first, last, number, domain);
        return number % 8 == 3 ? " " + email.substring(0, 1).toUpperCase(Locale.ROOT) + email.substring(1) : email;
    }
}
