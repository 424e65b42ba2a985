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

import javax.security.auth.Destroyable;

import java.security.MessageDigest;
import java.util.Arrays;

import static java.util.Objects.requireNonNull;

/**
 * The secret bytes of a key ring, from which the keys of tokens are derived. They leave this package neither as bytes nor in a text.
 *
 * <h2>Security</h2>
 * A secret has 32 to 1024 bytes and has to come from a generator of random numbers, such as {@code openssl rand -base64 32}. Placeholders are refused: fewer than
 * 8 different bytes, a block that is repeated, or bytes at equal steps. That does not measure randomness: a long sentence passes.
 * {@link #destroy} overwrites the bytes. Copies that the virtual machine made, and keys derived before, remain in memory until they are collected.
 */
public final class Secret
        implements Destroyable
{
    static final int MIN_BYTES = 32;
    static final int MAX_BYTES = 1024;

    private static final int MIN_DIFFERENT_BYTES = 8;
    private static final String MEND = "make one with 'openssl rand -base64 32'";

    private final byte[] bytes;
    private boolean destroyed;

    private Secret(byte[] bytes)
    {
        this.bytes = bytes;
    }

    /**
     * @param bytes copied; the caller should overwrite them
     * @throws IllegalArgumentException if there are too few or too many, or if they are too regular; the message does not show them
     */
    public static Secret copyOf(byte[] bytes)
    {
        requireNonNull(bytes, "bytes is null");
        if (bytes.length < MIN_BYTES || bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("A secret has %s to %s bytes, but this one has %s: %s".formatted(MIN_BYTES, MAX_BYTES, bytes.length, MEND));
        }
        if (isRegular(bytes)) {
            throw new IllegalArgumentException("This secret is not random, its bytes are all equal, few, repeated or at equal steps: %s".formatted(MEND));
        }
        return new Secret(bytes.clone());
    }

    /**
     * Reads a secret as it stands in a file.
     * <p>
     * A text of nothing but hexadecimal digits, of either case, is hexadecimal; any other is Base64 (RFC 4648, section 4, the padding may be left out).
     * {@code hex:} or {@code base64:} before it takes the place of that rule, which would misread the Base64 form of random bytes only if it had nothing
     * but hexadecimal digits: of those with padding none, of the 64 characters of 48 bytes one in 10<sup>29</sup>. White space around the text is skipped.
     *
     * @param text only read; the caller should overwrite it
     * @throws IllegalArgumentException if it is neither, or as in {@link #copyOf}; the message does not show any of it
     */
    public static Secret parse(char[] text)
    {
        byte[] bytes = SecretText.decode(requireNonNull(text, "text is null"));
        try {
            return copyOf(bytes);
        }
        finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * A copy, which the caller overwrites.
     */
    synchronized byte[] toBytes()
    {
        if (destroyed) {
            throw new IllegalStateException("This secret has been destroyed");
        }
        return bytes.clone();
    }

    /**
     * Compares in constant time.
     */
    boolean isSameAs(Secret other)
    {
        byte[] own = toBytes();
        byte[] others = other.toBytes();
        boolean same = MessageDigest.isEqual(own, others);
        Arrays.fill(own, (byte) 0);
        Arrays.fill(others, (byte) 0);
        return same;
    }

    /**
     * Overwrites the bytes; no key can be derived from it any more.
     */
    @Override
    public synchronized void destroy()
    {
        Arrays.fill(bytes, (byte) 0);
        destroyed = true;
    }

    @Override
    public synchronized boolean isDestroyed()
    {
        return destroyed;
    }

    /**
     * Always the same text.
     */
    @Override
    public String toString()
    {
        return "Secret[hidden]";
    }

    private static boolean isRegular(byte[] bytes)
    {
        return differentBytes(bytes) < MIN_DIFFERENT_BYTES || isRepeated(bytes) || isStepped(bytes);
    }

    private static int differentBytes(byte[] bytes)
    {
        boolean[] seen = new boolean[256];
        int different = 0;
        for (byte value : bytes) {
            int index = Byte.toUnsignedInt(value);
            different += seen[index] ? 0 : 1;
            seen[index] = true;
        }
        return different;
    }

    /**
     * Whether a beginning that is at most half as long comes again and again to the end.
     */
    private static boolean isRepeated(byte[] bytes)
    {
        for (int period = 1; period <= bytes.length / 2; period++) {
            if (Arrays.equals(bytes, period, bytes.length, bytes, 0, bytes.length - period)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStepped(byte[] bytes)
    {
        byte step = (byte) (bytes[1] - bytes[0]);
        for (int position = 2; position < bytes.length; position++) {
            if ((byte) (bytes[position] - bytes[position - 1]) != step) {
                return false;
            }
        }
        return true;
    }
}
