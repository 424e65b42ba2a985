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
package io.tributary.identity.token;

import java.util.Optional;
import java.util.OptionalInt;

import static io.tributary.identity.token.Names.requireName;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.checkFromIndexSize;
import static java.util.Objects.requireNonNull;

/**
 * Makes tokens of normalised values, for one partner, profile and identifier type, in the epochs of one instant.
 * <p>
 * The token is HMAC-SHA256 of the UTF-8 bytes of the value, cut as {@link Token} tells, under a key that HKDF-SHA256 (RFC 5869) derives from the secret of
 * the partner, salted with the agreement, for the profile, the identifier type and the epoch. Values are taken as they are: normalise them first.
 * <p>
 * Safe for use by many threads, without a lock.
 *
 * <h2>Security</h2>
 * A tokenizer is as good as its key: whoever can ask it can look up tokens by guessing. It keeps keys in memory, which cannot be overwritten, until it is collected.
 */
public final class Tokenizer
{
    private final String partner;
    private final String profile;
    private final String identifierType;
    private final TokenKey current;
    private final Optional<TokenKey> previous;

    Tokenizer(JoinableKeys keys, String profile, String identifierType)
    {
        this.partner = keys.current().partner();
        this.profile = requireName(profile, "The name of a profile");
        this.identifierType = requireName(identifierType, "The name of an identifier type");
        this.current = TokenKey.derive(keys.current(), profile, identifierType);
        this.previous = keys.previous().map(key -> TokenKey.derive(key, profile, identifierType));
    }

    /**
     * The epoch of {@link #token} and {@link #write}.
     */
    public int epoch()
    {
        return current.epoch();
    }

    /**
     * The epoch of {@link #previousToken} and {@link #writePrevious}; empty if epochs do not overlap.
     */
    public OptionalInt previousEpoch()
    {
        return previous.map(key -> OptionalInt.of(key.epoch())).orElseGet(OptionalInt::empty);
    }

    /**
     * @param value normalised, not empty: the tokens of all customers without an identifier would be equal
     * @throws IllegalArgumentException if the value is empty or has half of a surrogate pair; the message does not show it
     */
    public Token token(String value)
    {
        return current.token(encode(value));
    }

    /**
     * The token of the previous epoch; empty if epochs do not overlap.
     *
     * @param value as for {@link #token}
     */
    public Optional<Token> previousToken(String value)
    {
        byte[] encoded = encode(value);
        return previous.map(key -> key.token(encoded));
    }

    /**
     * Writes the {@link Token#LENGTH} bytes of a token.
     *
     * @param value UTF-8 of the normalised value, from the offset on for the length, which is not 0
     * @param target where to, from the offset on; may be the array of the value
     * @throws IllegalArgumentException if the value is empty
     * @throws IndexOutOfBoundsException if an array is too short
     */
    public void write(byte[] value, int offset, int length, byte[] target, int targetOffset)
    {
        check(value, offset, length, target, targetOffset);
        current.write(value, offset, length, target, targetOffset);
    }

    /**
     * Writes the token of the previous epoch, as {@link #write}; nothing if epochs do not overlap.
     *
     * @return whether epochs overlap
     */
    public boolean writePrevious(byte[] value, int offset, int length, byte[] target, int targetOffset)
    {
        check(value, offset, length, target, targetOffset);
        if (previous.isEmpty()) {
            return false;
        }
        previous.orElseThrow().write(value, offset, length, target, targetOffset);
        return true;
    }

    /**
     * What it is bound to, without keys.
     */
    @Override
    public String toString()
    {
        return "Tokenizer[partner=%s, profile=%s, identifierType=%s, epoch=%s]".formatted(partner, profile, identifierType, current.epoch());
    }

    private static void check(byte[] value, int offset, int length, byte[] target, int targetOffset)
    {
        checkFromIndexSize(offset, length, value.length);
        checkFromIndexSize(targetOffset, Token.LENGTH, target.length);
        checkNotEmpty(length);
    }

    private static byte[] encode(String value)
    {
        requireNonNull(value, "value is null");
        checkNotEmpty(value.length());
        for (int position = 0; position < value.length(); position++) {
            if (Character.isSurrogate(value.charAt(position))) {
                int codePoint = value.codePointAt(position);
                if (!Character.isSupplementaryCodePoint(codePoint)) {
                    // it would be encoded as a question mark, and equal to another value
                    throw new IllegalArgumentException("A value with half of a surrogate pair has no token: it is no text in Unicode");
                }
                position++;
            }
        }
        return value.getBytes(UTF_8);
    }

    private static void checkNotEmpty(int length)
    {
        if (length == 0) {
            throw new IllegalArgumentException("An empty value has no token, as it would equal all other empty ones: give NULL instead");
        }
    }
}
