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

import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

import java.security.GeneralSecurityException;

/**
 * HKDF with SHA-256 (RFC 5869), by the JDK: it runs once for a key, not once for a row, so that its speed does not matter.
 */
final class HkdfSha256
{
    private HkdfSha256() {}

    /**
     * @param length of the result in bytes, from 1 to 8160
     */
    static byte[] derive(byte[] secret, byte[] salt, byte[] info, int length)
    {
        try {
            return KDF.getInstance("HKDF-SHA256").deriveData(HKDFParameterSpec.ofExtract()
                    .addIKM(secret)
                    .addSalt(salt)
                    .thenExpand(info, length));
        }
        catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no HKDF-SHA256", e);
        }
    }
}
