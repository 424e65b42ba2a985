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

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

import static io.tributary.identity.token.KeyRings.day;
import static io.tributary.identity.token.KeyRings.key;
import static io.tributary.identity.token.KeyRings.secretBytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestKeyRing
{
    private static final KeyRing THREE_EPOCHS = new KeyRing(List.of(key("bank", 2, 21, 31, 0), key("bank", 0, 1, 11, 3), key("bank", 1, 11, 21, 10)));

    @Test
    void testEpochBeginsAtItsFirstInstant()
    {
        assertThat(epoch(day(1))).isEqualTo(0);
        assertThat(epoch(day(11).minusNanos(1))).isEqualTo(0);
        assertThat(epoch(day(11))).isEqualTo(1);
        assertThat(epoch(day(21).minusNanos(1))).isEqualTo(1);
        assertThat(epoch(day(21))).isEqualTo(2);
        assertThat(epoch(day(31).minusNanos(1))).isEqualTo(2);
    }

    @Test
    void testPreviousEpochIsJoinableDuringTheOverlapAndOnlyThen()
    {
        assertThat(previousEpoch(day(11).minusNanos(1))).isEmpty();
        assertThat(previousEpoch(day(11))).hasValue(0);
        assertThat(previousEpoch(day(14).minusNanos(1))).hasValue(0);
        assertThat(previousEpoch(day(14))).isEmpty();
    }

    @Test
    void testOverlapMayLastForTheWholeNextEpoch()
    {
        assertThat(previousEpoch(day(21))).hasValue(1);
        assertThat(previousEpoch(day(31).minusNanos(1))).hasValue(1);
    }

    @Test
    void testKeyWithoutAnEnd()
    {
        PartnerKey endless = new PartnerKey("bank", "bank", 0, Secret.copyOf(secretBytes("endless")), day(1), Instant.MAX, Duration.ofDays(30));
        KeyRing keyRing = new KeyRing(List.of(endless));
        assertThat(keyRing.keysAt("bank", Instant.MAX.minusNanos(1)).current().epoch()).isEqualTo(0);
        assertThatThrownBy(() -> new KeyRing(List.of(endless, key("bank", 1, 11, 21, 0)))).hasMessageStartingWith("Two epochs must not be current together");
    }

    @Test
    void testPartnersAreApart()
    {
        KeyRing keyRing = new KeyRing(List.of(key("shop", 7, 1, 11, 0), key("bank", 3, 1, 11, 0)));
        assertThat(keyRing.partners()).containsExactly("bank", "shop");
        assertThat(keyRing.keysAt("bank", day(5)).current().epoch()).isEqualTo(3);
        assertThat(keyRing.keysAt("shop", day(5)).current().epoch()).isEqualTo(7);
    }

    @Test
    void testNoKeyValidNow()
    {
        for (Instant instant : List.of(day(1).minusNanos(1), day(31))) {
            assertThatThrownBy(() -> THREE_EPOCHS.keysAt("bank", instant))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Partner 'bank' has no key that is valid at %s: epoch 0 begins at 2026-01-01T00:00:00Z and epoch 2 ends at 2026-01-31T00:00:00Z; add an epoch".formatted(instant));
        }
    }

    @Test
    void testUnknownPartner()
    {
        assertThatThrownBy(() -> THREE_EPOCHS.keysAt("bnk", day(5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The key ring has no partner 'bnk': add its keys to the file, or correct the name");
    }

    @Test
    void testNoKeys()
    {
        assertThatThrownBy(() -> new KeyRing(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The key ring has no keys: give it a partner with at least one epoch");
    }

    @Test
    void testDuplicateEpochs()
    {
        assertRefused(
                "Partner 'bank' has two keys of epoch 4: give the newer one a higher epoch",
                key("bank", 4, 1, 11, 0),
                new PartnerKey("bank", "bank", 4, Secret.copyOf(secretBytes("other")), day(11), day(21), Duration.ZERO));
    }

    @Test
    void testGap()
    {
        assertRefused(
                "There is a gap between two epochs of partner 'bank': epoch 0 is valid until 2026-01-11T00:00:00Z, epoch 1 from 2026-01-12T00:00:00Z; each has to begin when the one before ends",
                key("bank", 0, 1, 11, 0),
                key("bank", 1, 12, 21, 0));
    }

    @Test
    void testTwoCurrentEpochs()
    {
        assertRefused(
                "Two epochs must not be current together, as are those of partner 'bank': epoch 0 is valid until 2026-01-12T00:00:00Z, epoch 1 from 2026-01-11T00:00:00Z; to join tokens of both, set the overlap of the earlier one",
                key("bank", 0, 1, 12, 0),
                key("bank", 1, 11, 21, 0));
    }

    @Test
    void testEpochsAgainstTheOrderOfTime()
    {
        assertThatThrownBy(() -> new KeyRing(List.of(key("bank", 1, 1, 11, 0), key("bank", 0, 11, 21, 0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Two epochs must not be current together, as are those of partner 'bank': epoch 0 is valid until 2026-01-21T00:00:00Z, epoch 1 from 2026-01-01T00:00:00Z");
    }

    @Test
    void testMoreThanTwoJoinableEpochs()
    {
        assertRefused(
                "The overlap of partner 'bank' and epoch 0 must end before epoch 1 ends at 2026-01-21T00:00:00Z, but ends at 2026-01-22T00:00:00Z: more than two epochs would be joinable",
                key("bank", 0, 1, 11, 11),
                key("bank", 1, 11, 21, 0),
                key("bank", 2, 21, 31, 0));
    }

    @Test
    void testSameSecretTwice()
    {
        assertRefused(
                "Partner 'bank' in epoch 0 and partner 'shop' in epoch 5 have the same secret: give each its own",
                new PartnerKey("bank", "bank", 0, Secret.copyOf(secretBytes("same")), day(1), day(11), Duration.ZERO),
                new PartnerKey("shop", "shop", 5, Secret.copyOf(secretBytes("same")), day(1), day(11), Duration.ZERO));
    }

    @Test
    void testTokenizerHasTheEpochsOfItsInstant()
    {
        Tokenizer tokenizer = THREE_EPOCHS.tokenizer("bank", "uid2-v1", "email", day(12));
        assertThat(tokenizer.epoch()).isEqualTo(1);
        assertThat(tokenizer.previousEpoch()).hasValue(0);
        assertThat(THREE_EPOCHS.tokenizer("bank", "uid2-v1", "email", day(14)).previousEpoch()).isEmpty();
    }

    @Test
    void testDestroyOverwritesAllSecrets()
    {
        List<PartnerKey> keys = List.of(key("bank", 0, 1, 11, 0), key("shop", 0, 1, 11, 0));
        KeyRing keyRing = new KeyRing(keys);
        Tokenizer tokenizer = keyRing.tokenizer("bank", "uid2-v1", "email", day(5));
        Token before = tokenizer.token("user@example.com");
        assertThat(keyRing.isDestroyed()).isFalse();

        keyRing.destroy();

        assertThat(keyRing.isDestroyed()).isTrue();
        assertThat(keys).allMatch(key -> key.secret().isDestroyed());
        assertThat(tokenizer.token("user@example.com")).isEqualTo(before);
        assertThatThrownBy(() -> keyRing.tokenizer("bank", "uid2-v1", "email", day(5)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("This secret has been destroyed");
    }

    @Test
    void testOrderOfKeysDoesNotMatter()
    {
        List<PartnerKey> keys = List.of(key("bank", 0, 1, 11, 3), key("bank", 1, 11, 21, 0));
        for (List<PartnerKey> order : List.of(keys, keys.reversed())) {
            JoinableKeys joinable = new KeyRing(order).keysAt("bank", day(12));
            assertThat(joinable.current().epoch()).isEqualTo(1);
            assertThat(joinable.previous()).map(PartnerKey::epoch).hasValue(0);
        }
    }

    private static int epoch(Instant instant)
    {
        return THREE_EPOCHS.keysAt("bank", instant).current().epoch();
    }

    private static OptionalInt previousEpoch(Instant instant)
    {
        return THREE_EPOCHS.keysAt("bank", instant).previous().stream().mapToInt(PartnerKey::epoch).findAny();
    }

    private static void assertRefused(String message, PartnerKey... keys)
    {
        assertThatThrownBy(() -> new KeyRing(List.of(keys)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
