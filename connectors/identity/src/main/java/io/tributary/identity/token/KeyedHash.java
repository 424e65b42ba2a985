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

/**
 * HMAC-SHA256 under one key (RFC 2104 with SHA-256). Implementations are used by many threads at once.
 */
interface KeyedHash
{
    /**
     * @return a new array of the 32 bytes
     */
    byte[] hash(byte[] message, int offset, int length);
}
