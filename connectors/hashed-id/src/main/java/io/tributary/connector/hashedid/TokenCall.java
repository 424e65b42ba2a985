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
import io.tributary.identity.profile.Region;
import io.tributary.identity.token.Token;
import io.tributary.identity.token.Tokenizer;
import io.trino.spi.connector.ConnectorSession;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * Makes the tokens that the columns of this catalog have. Keys are derived once for each query and partner, not for each row.
 */
final class TokenCall
        implements IdentifierCall
{
    private final IdentifierTokens tokens;
    private final IdentifierType type;
    private final boolean isPrevious;
    private final FunctionArgument<Optional<Region>> region;
    // of one immutable object, as other threads may be in another query
    private Keys keys;

    TokenCall(IdentifierTokens tokens, IdentifierType type, boolean isPrevious)
    {
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.type = requireNonNull(type, "type is null");
        this.isPrevious = isPrevious;
        this.region = FunctionArgument.region(tokens.region());
    }

    @Override
    public Slice call(ConnectorSession session, Slice value, Slice region, Slice partner)
    {
        Tokenizer tokenizer = tokenizer(session.getStart(), partner);
        Optional<Region> country = this.region.read(region);
        Optional<String> text = tokens.normalize(type, value.toStringUtf8(), country);
        if (text.isEmpty()) {
            tokens.counters().add(false);
            return null;
        }
        Slice token = token(tokenizer, text.orElseThrow().getBytes(UTF_8));
        // without a key before the current one there is nothing to make, whatever the identifier
        if (token != null) {
            tokens.counters().add(true);
        }
        return token;
    }

    private Slice token(Tokenizer tokenizer, byte[] normalized)
    {
        byte[] token = new byte[Token.LENGTH];
        if (!isPrevious) {
            tokenizer.write(normalized, 0, normalized.length, token, 0);
            return Slices.wrappedBuffer(token);
        }
        return tokenizer.writePrevious(normalized, 0, normalized.length, token, 0) ? Slices.wrappedBuffer(token) : null;
    }

    private Tokenizer tokenizer(Instant queryStart, Slice partner)
    {
        Keys current = keys;
        if (current == null || !current.isOf(queryStart, partner)) {
            current = partner == null ?
                    new Keys(queryStart, null, tokens.tokenizer(type, queryStart)) :
                    new Keys(queryStart, partner.copy(), tokens.tokenizer(type, queryStart, partner.toStringUtf8()));
            keys = current;
        }
        return current.tokenizer();
    }

    private record Keys(Instant queryStart, Slice partner, Tokenizer tokenizer)
    {
        boolean isOf(Instant otherStart, Slice otherPartner)
        {
            return queryStart.equals(otherStart) && Objects.equals(partner, otherPartner);
        }
    }
}
