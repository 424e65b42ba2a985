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

import java.security.MessageDigest;
import java.util.Arrays;

import static java.util.Objects.requireNonNull;

/**
 * What stands for an identifier in a query: equal for equal normalised values under the same partner, profile, identifier type and epoch, and unlike all others.
 * In SQL it is a {@code varbinary} of 21 bytes:
 *
 * <pre>
 * offset  bytes  content
 *      0      1  version of everything below and of the derivation of the key, now 1
 *      1      4  epoch of the key, from 0 to 2147483647, most significant byte first
 *      5     16  the first 16 bytes of HMAC-SHA256 under the key of {@link Tokenizer}
 * </pre>
 *
 * All tokens are of one length and hold nothing that may differ between two spellings of the same token, so that an ordinary join by {@code =} is right. In the
 * order of their bytes, which is the order of {@code varbinary} and of {@link #compareTo}, tokens of an older epoch come first.
 * <p>
 * Half of the 32 bytes of HMAC-SHA256 are kept, the least that RFC 2104, section 5, advises: the tables of a join are smaller by 16 bytes a row, and among
 * n tokens the chance that any two different values share one is about n<sup>2</sup> / 2<sup>129</sup>, which is 10<sup>-19</sup> for ten thousand million.
 *
 * <h2>Security</h2>
 * Without the key nothing can be computed from a token but whether another is equal. Who holds the key can hash all telephone numbers and look a token up, and
 * equal values remain visible as equal: a token is personal data under a pseudonym, not anonymous. Tokens are compared in constant time.
 */
public final class Token
        implements Comparable<Token>
{
    /**
     * Number of bytes of every token.
     */
    public static final int LENGTH = 21;

    /**
     * The first byte of every token that is made by this version.
     */
    public static final byte VERSION = 1;

    private static final int EPOCH_OFFSET = 1;
    private static final int HASH_OFFSET = EPOCH_OFFSET + Integer.BYTES;

    private final byte[] bytes;

    private Token(byte[] bytes)
    {
        this.bytes = bytes;
    }

    /**
     * @throws IllegalArgumentException if these are not the bytes of a token, or those of a version or an epoch that is not known; the message does not show them
     */
    public static Token parse(byte[] bytes)
    {
        requireNonNull(bytes, "bytes is null");
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A token has %s bytes, but this value has %s".formatted(LENGTH, bytes.length));
        }
        if (bytes[0] != VERSION) {
            throw new IllegalArgumentException("A token begins with its version, which is %s, but this value begins with %s: it is no token, or one of a newer Tributary".formatted(
                    VERSION,
                    Byte.toUnsignedInt(bytes[0])));
        }
        Token token = new Token(bytes.clone());
        if (token.epoch() < 0) {
            throw new IllegalArgumentException("The epoch of a token is at most %s, but that of this value is %s: it is no token".formatted(
                    Integer.MAX_VALUE,
                    Integer.toUnsignedString(token.epoch())));
        }
        return token;
    }

    static Token of(int epoch, byte[] hash)
    {
        byte[] bytes = new byte[LENGTH];
        write(epoch, hash, bytes, 0);
        return new Token(bytes);
    }

    static void write(int epoch, byte[] hash, byte[] target, int offset)
    {
        target[offset] = VERSION;
        target[offset + EPOCH_OFFSET] = (byte) (epoch >>> 24);
        target[offset + EPOCH_OFFSET + 1] = (byte) (epoch >>> 16);
        target[offset + EPOCH_OFFSET + 2] = (byte) (epoch >>> 8);
        target[offset + EPOCH_OFFSET + 3] = (byte) epoch;
        System.arraycopy(hash, 0, target, offset + HASH_OFFSET, LENGTH - HASH_OFFSET);
    }

    /**
     * The epoch of the key it was made with, not negative.
     */
    public int epoch()
    {
        return Byte.toUnsignedInt(bytes[EPOCH_OFFSET]) << 24 |
                Byte.toUnsignedInt(bytes[EPOCH_OFFSET + 1]) << 16 |
                Byte.toUnsignedInt(bytes[EPOCH_OFFSET + 2]) << 8 |
                Byte.toUnsignedInt(bytes[EPOCH_OFFSET + 3]);
    }

    /**
     * A new array of {@link #LENGTH} bytes.
     */
    public byte[] toBytes()
    {
        return bytes.clone();
    }

    @Override
    public int compareTo(Token other)
    {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other)
    {
        return other instanceof Token token && MessageDigest.isEqual(bytes, token.bytes);
    }

    @Override
    public int hashCode()
    {
        return Arrays.hashCode(bytes);
    }

    /**
     * The epoch alone: a whole token would be personal data in a log.
     */
    @Override
    public String toString()
    {
        return "Token[epoch=%s]".formatted(epoch());
    }
}
