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

import static java.util.Objects.requireNonNull;

/**
 * The keys of one partner that are in use at one instant.
 *
 * @param current with which tokens are made
 * @param previous with which tokens are made as well while the epochs overlap; empty at any other time
 */
public record JoinableKeys(PartnerKey current, Optional<PartnerKey> previous)
{
    public JoinableKeys
    {
        requireNonNull(current, "current is null");
        requireNonNull(previous, "previous is null");
    }
}
