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

import java.nio.ByteBuffer;
import java.util.Arrays;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The key of the tokens of one partner, profile, identifier type and epoch.
 * <p>
 * It is derived from the secret of the key ring by HKDF-SHA256 (RFC 5869), 32 bytes long, with
 * <pre>
 * salt = field(agreement)
 * info = field("tributary-token-1") field(profile) field(identifier type) epoch
 * </pre>
 * where a field is its number of UTF-8 bytes in four bytes, most significant first, and then these bytes; the epoch is four bytes, most significant first. So no
 * two sets of names have the same salt and info. The length in the salt also keeps apart what HMAC would pad with zeros to the same block.
 */
final class TokenKey
{
    private static final int KEY_BYTES = 32;
    private static final String LABEL = "tributary-token-1";

    private final int epoch;
    private final KeyedHash hash;

    private TokenKey(int epoch, KeyedHash hash)
    {
        this.epoch = epoch;
        this.hash = hash;
    }

    static TokenKey derive(PartnerKey key, String profile, String identifierType)
    {
        byte[] secret = key.secret().toBytes();
        byte[] derived = HkdfSha256.derive(secret, salt(key.agreement()), info(profile, identifierType, key.epoch()), KEY_BYTES);
        Arrays.fill(secret, (byte) 0);
        TokenKey tokenKey = new TokenKey(key.epoch(), new JdkKeyedHash(derived));
        Arrays.fill(derived, (byte) 0);
        return tokenKey;
    }

    int epoch()
    {
        return epoch;
    }

    Token token(byte[] value)
    {
        return Token.of(epoch, hash.hash(value, 0, value.length));
    }

    void write(byte[] value, int offset, int length, byte[] target, int targetOffset)
    {
        Token.write(epoch, hash.hash(value, offset, length), target, targetOffset);
    }

    private static byte[] salt(String agreement)
    {
        return fields(0, agreement).array();
    }

    private static byte[] info(String profile, String identifierType, int epoch)
    {
        return fields(Integer.BYTES, LABEL, profile, identifierType).putInt(epoch).array();
    }

    private static ByteBuffer fields(int moreBytes, String... fields)
    {
        byte[][] encoded = new byte[fields.length][];
        int bytes = moreBytes;
        for (int field = 0; field < fields.length; field++) {
            encoded[field] = fields[field].getBytes(UTF_8);
            bytes += Integer.BYTES + encoded[field].length;
        }
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        for (byte[] field : encoded) {
            buffer.putInt(field.length).put(field);
        }
        return buffer;
    }
}
