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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import static io.tributary.identity.token.KeyRings.day;
import static io.tributary.identity.token.KeyRings.key;
import static io.tributary.identity.token.KeyRings.tokenizer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestTokenizer
{
    private static final KeyRing TWO_EPOCHS = new KeyRing(List.of(key("bank", 0, 1, 11, 3), key("bank", 1, 11, 21, 0)));

    @Test
    void testTokensOfVersion1NeverChange()
    {
        // computed by the definition with hmac and hashlib of Python: stored tokens of other companies depend on it
        assertThat(tokenizer("not a secret", "bank-shop-2026", "uid2-v1", "email", 7).token("user@example.com").toBytes())
                .isEqualTo(HexFormat.of().parseHex("0100000007edcc2fd2af1e7c620d2c3a6cf072de70"));
    }

    @Test
    void testTokenOfThePreviousEpochIsTheOneItHadBefore()
    {
        Token before = TWO_EPOCHS.tokenizer("bank", "uid2-v1", "email", day(10)).token("user@example.com");
        Tokenizer during = TWO_EPOCHS.tokenizer("bank", "uid2-v1", "email", day(12));
        assertThat(during.previousToken("user@example.com")).hasValue(before);
        assertThat(during.token("user@example.com")).isNotEqualTo(before);
    }

    @Test
    void testNoPreviousTokenWithoutAnOverlap()
    {
        Tokenizer after = TWO_EPOCHS.tokenizer("bank", "uid2-v1", "email", day(14));
        byte[] target = new byte[Token.LENGTH];
        assertThat(after.previousToken("user@example.com")).isEmpty();
        assertThat(after.writePrevious(bytes("user@example.com"), 0, 16, target, 0)).isFalse();
        assertThat(target).containsOnly(0);
    }

    @Test
    void testWritesIntoAnArray()
    {
        Tokenizer tokenizer = TWO_EPOCHS.tokenizer("bank", "uid2-v1", "email", day(12));
        byte[] target = new byte[2 * Token.LENGTH + 2];
        byte[] value = bytes("<user@example.com>");
        tokenizer.write(value, 1, 16, target, 1);
        assertThat(tokenizer.writePrevious(value, 1, 16, target, 1 + Token.LENGTH)).isTrue();
        assertThat(target[0]).isZero();
        assertThat(target[target.length - 1]).isZero();
        assertThat(Token.parse(Arrays.copyOfRange(target, 1, 1 + Token.LENGTH))).isEqualTo(tokenizer.token("user@example.com"));
        assertThat(Token.parse(Arrays.copyOfRange(target, 1 + Token.LENGTH, target.length - 1))).isEqualTo(tokenizer.previousToken("user@example.com").orElseThrow());
    }

    @Test
    void testMayOverwriteTheValue()
    {
        Tokenizer tokenizer = TWO_EPOCHS.tokenizer("bank", "uid2-v1", "email", day(12));
        byte[] array = Arrays.copyOf(bytes("user@example.com"), Token.LENGTH);
        tokenizer.write(array, 0, 16, array, 0);
        assertThat(Token.parse(array)).isEqualTo(tokenizer.token("user@example.com"));
    }

    @Test
    void testArrayTooShort()
    {
        Tokenizer tokenizer = TWO_EPOCHS.tokenizer("bank", "uid2-v1", "email", day(12));
        byte[] value = bytes("user@example.com");
        assertThatThrownBy(() -> tokenizer.write(value, 0, 17, new byte[Token.LENGTH], 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> tokenizer.write(value, 0, 16, new byte[Token.LENGTH], 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> tokenizer.write(value, -1, 16, new byte[Token.LENGTH], 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void testEmptyValueHasNoToken()
    {
        Tokenizer tokenizer = TWO_EPOCHS.tokenizer("bank", "uid2-v1", "email", day(12));
        List<Runnable> calls = List.of(
                () -> tokenizer.token(""),
                () -> tokenizer.previousToken(""),
                () -> tokenizer.write(new byte[8], 4, 0, new byte[Token.LENGTH], 0),
                () -> tokenizer.writePrevious(new byte[8], 4, 0, new byte[Token.LENGTH], 0));
        for (Runnable call : calls) {
            assertThatThrownBy(call::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("An empty value has no token, as it would equal all other empty ones: give NULL instead");
        }
    }

    @Test
    void testTextThatIsNotUnicodeHasNoToken()
    {
        Tokenizer tokenizer = TWO_EPOCHS.tokenizer("bank", "uid2-v1", "email", day(12));
        for (String value : new String[] {"a\ud800", "\ud800a", "\udc00", "\udc00\ud800"}) {
            assertThatThrownBy(() -> tokenizer.token(value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A value with half of a surrogate pair has no token: it is no text in Unicode");
        }
        assertThat(tokenizer.token("\ud83d\ude00a")).isEqualTo(tokenizer.token("\ud83d\ude00a")).isNotEqualTo(tokenizer.token("?a"));
    }

    @Test
    void testNamesHaveOneSpelling()
    {
        assertThatThrownBy(() -> tokenizer("x", "bank", "UID2", "email", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The name of a profile must be 1 to 128 lower case letters");
        assertThatThrownBy(() -> tokenizer("x", "bank", "uid2-v1", "e mail", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The name of an identifier type must be 1 to 128 lower case letters");
    }

    @Test
    void testText()
    {
        assertThat(TWO_EPOCHS.tokenizer("bank", "uid2-v1", "email", day(12)))
                .hasToString("Tokenizer[partner=bank, profile=uid2-v1, identifierType=email, epoch=1]");
    }

    @Test
    void testManyThreadsMakeTheSameTokens()
            throws Exception
    {
        Tokenizer tokenizer = TWO_EPOCHS.tokenizer("bank", "uid2-v1", "email", day(12));
        Callable<List<Token>> task = () -> IntStream.range(0, 5000)
                .mapToObj(number -> tokenizer.token("user%s@example.com".formatted(number)))
                .toList();
        List<Token> expected = task.call();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<List<Token>>> results = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                results.add(threads.submit(task));
            }
            for (Future<List<Token>> result : results) {
                assertThat(result.get()).isEqualTo(expected);
            }
        }
    }

    private static byte[] bytes(String text)
    {
        return text.getBytes(UTF_8);
    }
}
