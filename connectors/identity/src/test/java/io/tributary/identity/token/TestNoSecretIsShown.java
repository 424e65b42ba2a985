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

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static io.tributary.identity.token.KeyRings.day;
import static io.tributary.identity.token.KeyRings.secretBytes;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Seeks a planted secret in all that this package can say.
 */
final class TestNoSecretIsShown
{
    private static final byte[] SECRET = secretBytes("planted");
    private static final String HEX = HexFormat.of().formatHex(SECRET);
    private static final String BASE64 = Base64.getEncoder().encodeToString(SECRET);
    private static final PartnerKey KEY = new PartnerKey("bank", "bank-shop", 3, Secret.copyOf(SECRET), day(1), day(11), Duration.ofDays(2));
    private static final KeyRing KEY_RING = new KeyRing(List.of(KEY));

    // characters; shorter pieces could be in a text by chance
    private static final int PIECE = 6;

    @Test
    void testTextsOfAllPublicTypes()
            throws Exception
    {
        Map<Class<?>, Object> samples = Map.of(
                JoinableKeys.class, new JoinableKeys(KEY, Optional.of(KEY)),
                KeyRing.class, KEY_RING,
                PartnerKey.class, KEY,
                Secret.class, KEY.secret(),
                Token.class, KEY_RING.tokenizer("bank", "uid2-v1", "email", day(5)).token("user@example.com"),
                Tokenizer.class, KEY_RING.tokenizer("bank", "uid2-v1", "email", day(5)));
        List<Class<?>> types = publicTypes();
        assertThat(types).contains(KeyFile.class, Secret.class);
        for (Class<?> type : types) {
            if (type == KeyFile.class) {
                assertThat(type.getConstructors()).isEmpty();
                continue;
            }
            assertThat(samples).containsKey(type);
            assertShowsNothing(samples.get(type).toString());
        }
    }

    @Test
    void testErrorsOfText()
    {
        List<String> texts = List.of(
                HEX.substring(1),
                HEX.substring(2, 40),
                HEX + "?",
                "hex:" + BASE64,
                "hex: " + HEX,
                "base64:" + HEX + "!",
                BASE64 + BASE64,
                BASE64.substring(1),
                BASE64.substring(0, 30),
                BASE64.replace('=', '*'),
                BASE64.substring(0, 20) + "\n" + BASE64.substring(20),
                (HEX + HEX).repeat(20));
        for (String text : texts) {
            // those that happen to be another secret are no error
            assertErrorShowsNothing(() -> Secret.parse(text.toCharArray()));
            assertErrorShowsNothing(() -> PartnerKey.parse("bank", "bank-shop", 3, text.toCharArray(), day(1), day(11), Duration.ZERO));
        }
    }

    @Test
    void testErrorsOfBytes()
    {
        byte[] repeated = Arrays.copyOf(SECRET, 64);
        System.arraycopy(SECRET, 0, repeated, 32, 32);
        List<ThrowingCallable> calls = List.of(
                () -> Secret.copyOf(Arrays.copyOf(SECRET, 31)),
                () -> Secret.copyOf(repeated),
                () -> Token.parse(SECRET),
                () -> Token.parse(Arrays.copyOf(SECRET, Token.LENGTH)));
        for (ThrowingCallable call : calls) {
            assertThat(catchThrowable(call)).isInstanceOf(IllegalArgumentException.class);
            assertErrorShowsNothing(call);
        }
    }

    @Test
    void testErrorsOfKeys()
    {
        Secret secret = Secret.copyOf(SECRET);
        Secret destroyed = Secret.copyOf(SECRET);
        destroyed.destroy();
        List<ThrowingCallable> calls = List.of(
                () -> new PartnerKey("Bank", "bank-shop", 3, secret, day(1), day(11), Duration.ZERO),
                () -> new PartnerKey("bank", "Bank Shop", 3, secret, day(1), day(11), Duration.ZERO),
                () -> new PartnerKey("bank", "bank-shop", -3, secret, day(1), day(11), Duration.ZERO),
                () -> new PartnerKey("bank", "bank-shop", 3, secret, day(11), day(1), Duration.ZERO),
                () -> new PartnerKey("bank", "bank-shop", 3, secret, day(1), day(11), Duration.ofDays(-1)),
                () -> new KeyRing(List.of(KEY, KEY)),
                () -> new KeyRing(List.of(KEY, new PartnerKey("shop", "bank-shop", 3, secret, day(1), day(11), Duration.ZERO))),
                () -> new KeyRing(List.of(KEY, new PartnerKey("bank", "bank-shop", 4, secret, day(1), day(11), Duration.ZERO))),
                () -> new KeyRing(List.of(KEY, new PartnerKey("bank", "bank-shop", 4, secret, day(13), day(14), Duration.ZERO))),
                () -> new KeyRing(List.of(KEY, new PartnerKey("bank", "bank-shop", 4, secret, day(11), day(12), Duration.ZERO))),
                () -> KEY_RING.keysAt("shop", day(5)),
                () -> KEY_RING.keysAt("bank", day(20)),
                () -> KEY_RING.tokenizer("bank", "UID2", "email", day(5)),
                () -> KEY_RING.tokenizer("bank", "uid2-v1", "email", day(5)).token(""),
                destroyed::toBytes);
        for (ThrowingCallable call : calls) {
            assertThat(catchThrowable(call)).isNotNull();
            assertErrorShowsNothing(call);
        }
    }

    @Test
    void testErrorsOfFiles(@TempDir Path folder)
            throws IOException
    {
        Path file = Files.writeString(folder.resolve("keys.json"), HEX);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(catchThrowable(() -> KeyFile.read(file))).isInstanceOf(IllegalArgumentException.class);
        assertErrorShowsNothing(() -> KeyFile.read(file));
        Files.writeString(file, HEX.repeat(20_000));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(catchThrowable(() -> KeyFile.read(file))).isInstanceOf(IllegalArgumentException.class);
        assertErrorShowsNothing(() -> KeyFile.read(file));
    }

    @Test
    void testErrorsDoNotShowTheValue()
    {
        Tokenizer tokenizer = KEY_RING.tokenizer("bank", "uid2-v1", "email", day(5));
        assertThat(catchThrowable(() -> tokenizer.token("user@example.com\ud800"))).hasMessageNotContaining("user");
    }

    @Test
    void testSeekingFindsWhatIsThere()
    {
        for (String leak : List.of("x" + HEX.substring(10, 20) + "x", HEX.toUpperCase(ROOT), BASE64, Arrays.toString(SECRET), new String(SECRET, ISO_8859_1))) {
            assertThat(catchThrowable(() -> assertShowsNothing("Secret[" + leak + "]"))).isInstanceOf(AssertionError.class);
        }
    }

    private static void assertErrorShowsNothing(ThrowingCallable call)
    {
        Throwable error = catchThrowable(call);
        if (error != null) {
            // with its causes and all they say
            StringWriter text = new StringWriter();
            error.printStackTrace(new PrintWriter(text));
            assertShowsNothing(text.toString());
        }
    }

    private static void assertShowsNothing(String text)
    {
        for (String form : forms()) {
            for (int start = 0; start + PIECE <= form.length(); start += PIECE / 2) {
                assertThat(text).doesNotContainIgnoringCase(form.substring(start, start + PIECE));
            }
        }
    }

    private static List<String> forms()
    {
        String decimal = Arrays.toString(SECRET);
        return List.of(HEX, BASE64, new String(SECRET, ISO_8859_1), new String(SECRET, UTF_8), decimal.substring(1, decimal.length() - 1));
    }

    private static List<Class<?>> publicTypes()
            throws IOException, URISyntaxException, ClassNotFoundException
    {
        Path classes = Path.of(Token.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        String folder = Token.class.getPackageName().replace('.', '/');
        List<Class<?>> types = new ArrayList<>();
        try (Stream<Path> files = Files.list(classes.resolve(folder))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                Class<?> type = Class.forName(Token.class.getPackageName() + "." + name);
                if (Modifier.isPublic(type.getModifiers())) {
                    types.add(type);
                }
            }
        }
        return types;
    }
}
