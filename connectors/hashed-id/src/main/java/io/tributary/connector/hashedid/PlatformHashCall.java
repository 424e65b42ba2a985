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
package io.tributary.connector.hashedid;

import io.airlift.slice.Slice;
import io.airlift.slice.Slices;
import io.tributary.identity.profile.IdentifierType;
import io.tributary.identity.profile.PlatformHash;
import io.tributary.identity.profile.Profile;
import io.tributary.identity.profile.Region;

import java.util.Optional;

import static io.tributary.connector.hashedid.FunctionArgument.invalid;
import static java.util.Objects.requireNonNull;

/**
 * One call of {@code platform_hash} in the text of a query. See {@link PlatformHash} for what it is not.
 */
final class PlatformHashCall
{
    private final FunctionArgument<IdentifierType> type = FunctionArgument.identifierType();
    private final FunctionArgument<Profile> platform = FunctionArgument.platform();
    private final FunctionArgument<Optional<Region>> region;

    PlatformHashCall(IdentifierTokens tokens)
    {
        requireNonNull(tokens, "tokens is null");
        this.region = FunctionArgument.region(tokens.region());
    }

    /**
     * @param region null if the function was called without one
     * @return null for NULL
     */
    Slice call(Slice value, Slice type, Slice platform, Slice region)
    {
        IdentifierType identifierType = this.type.read(type);
        Profile profile = this.platform.read(platform);
        Optional<Region> country = this.region.read(region);
        try {
            return PlatformHash.hash(profile, identifierType, value.toStringUtf8(), country)
                    .map(Slices::utf8Slice)
                    .orElse(null);
        }
        catch (IllegalArgumentException e) {
            // that the platform takes no hashes of this type
            throw invalid(e.getMessage());
        }
    }
}
