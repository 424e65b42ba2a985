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

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static io.tributary.identity.token.KeyRings.day;
import static io.tributary.identity.token.KeyRings.key;
import static io.tributary.identity.token.KeyRings.secretBytes;
import static io.tributary.identity.token.KeyRings.tokenizer;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a token depends on, and on what it does not.
 */
final class TestTokenProperties
{
    /**
     * All that makes a token. Names are short and of few letters, so that two sets of them often differ little, or only in where one name ends and the next begins.
     */
    private record Origin(String secret, String agreement, String profile, String identifierType, int epoch, String value)
    {
        Token token()
        {
            return tokenizer(secret, agreement, profile, identifierType, epoch).token(value);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void testTokensAreEqualExactlyIfAllTheyComeOfIsEqual(@ForAll("origins") Origin first, @ForAll("origins") Origin second)
    {
        assertThat(first.token().equals(second.token())).isEqualTo(first.equals(second));
    }

    @Property
    void testEveryPartCounts(@ForAll("origins") Origin origin, @ForAll("names") String other, @ForAll @IntRange int otherEpoch)
    {
        Set<Origin> origins = Set.copyOf(Arrays.asList(
                origin,
                new Origin(other, origin.agreement(), origin.profile(), origin.identifierType(), origin.epoch(), origin.value()),
                new Origin(origin.secret(), other, origin.profile(), origin.identifierType(), origin.epoch(), origin.value()),
                new Origin(origin.secret(), origin.agreement(), other, origin.identifierType(), origin.epoch(), origin.value()),
                new Origin(origin.secret(), origin.agreement(), origin.profile(), other, origin.epoch(), origin.value()),
                new Origin(origin.secret(), origin.agreement(), origin.profile(), origin.identifierType(), otherEpoch, origin.value()),
                new Origin(origin.secret(), origin.agreement(), origin.profile(), origin.identifierType(), origin.epoch(), other)));
        Set<Token> tokens = new HashSet<>();
        origins.forEach(each -> tokens.add(each.token()));
        assertThat(tokens).hasSameSizeAs(origins);
    }

    @Test
    void testNamesThatAreTheSameWhenWrittenTogether()
    {
        assertThat(new Origin("s", "ab", "c", "d", 0, "v").token()).isNotEqualTo(new Origin("s", "a", "bc", "d", 0, "v").token());
        assertThat(new Origin("s", "a", "bc", "d", 0, "v").token()).isNotEqualTo(new Origin("s", "a", "b", "cd", 0, "v").token());
        assertThat(new Origin("s", "a", "b", "c", 0, "dv").token()).isNotEqualTo(new Origin("s", "a", "b", "cd", 0, "v").token());
    }

    @Property
    void testEpochDoesNotOnlyChangeItsOwnBytes(@ForAll("origins") Origin origin, @ForAll @IntRange int otherEpoch)
    {
        Origin other = new Origin(origin.secret(), origin.agreement(), origin.profile(), origin.identifierType(), otherEpoch, origin.value());
        assertThat(Arrays.equals(origin.token().toBytes(), 5, Token.LENGTH, other.token().toBytes(), 5, Token.LENGTH)).isEqualTo(origin.epoch() == otherEpoch);
    }

    @Property
    void testBothSidesMakeTheSameTokensWhateverTheyCallEachOther(@ForAll("names") String here, @ForAll("names") String there, @ForAll("names") String value)
    {
        assertThat(oneKey(here).tokenizer(here, "uid2-v1", "email", day(5)).token(value))
                .isEqualTo(oneKey(there).tokenizer(there, "uid2-v1", "email", day(7)).token(value));
    }

    @Property
    void testEpochsJoinDuringTheOverlapAndOnlyThen(@ForAll @IntRange(max = 20) int overlapDays, @ForAll("instants") Instant instant)
    {
        KeyRing keyRing = new KeyRing(List.of(key("bank", 0, 1, 11, overlapDays), key("bank", 1, 11, 31, 0)));
        // stored on the fifth day
        Token stored = keyRing.tokenizer("bank", "uid2-v1", "email", day(5)).token("user@example.com");
        Tokenizer tokenizer = keyRing.tokenizer("bank", "uid2-v1", "email", instant);
        boolean isBeforeTheChange = instant.isBefore(day(11));
        boolean isOverlap = !isBeforeTheChange && instant.isBefore(day(11 + overlapDays));
        assertThat(tokenizer.token("user@example.com").equals(stored)).isEqualTo(isBeforeTheChange);
        assertThat(tokenizer.previousToken("user@example.com").equals(Optional.of(stored))).isEqualTo(isOverlap);
        assertThat(tokenizer.previousEpoch().isPresent()).isEqualTo(isOverlap);
    }

    @Provide
    Arbitrary<Origin> origins()
    {
        Arbitrary<String> names = names();
        return Combinators.combine(names, names, names, names, Arbitraries.integers().between(0, 2), names).as(Origin::new);
    }

    @Provide
    Arbitrary<String> names()
    {
        return Arbitraries.strings().withChars('a', 'b').ofMinLength(1).ofMaxLength(3);
    }

    /**
     * Midnights, when epochs change and overlaps end, and the nanoseconds around them.
     */
    @Provide
    Arbitrary<Instant> instants()
    {
        return Combinators.combine(Arbitraries.integers().between(2, 30), Arbitraries.of(-1L, 0L, 1L, 43_200_000_000_000L))
                .as((day, nanos) -> day(day).plusNanos(nanos));
    }

    private static KeyRing oneKey(String partner)
    {
        return new KeyRing(List.of(new PartnerKey(partner, "bank-shop", 0, Secret.copyOf(secretBytes("shared")), day(1), day(11), Duration.ZERO)));
    }
}
