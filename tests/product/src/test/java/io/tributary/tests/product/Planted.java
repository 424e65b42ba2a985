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
package io.tributary.tests.product;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import static java.util.Objects.requireNonNull;

/**
 * Something that must not be seen, in every form in which it could be.
 *
 * @param name what it is, for the report
 * @param forms of which none may occur, whatever the case of letters
 */
record Planted(String name, List<String> forms)
{
    Planted
    {
        requireNonNull(name, "name is null");
        forms = List.copyOf(forms);
    }

    /**
     * @param value as it is in the database
     * @param parts that give it away even where it is cut up
     */
    static Planted of(String name, String value, String... parts)
    {
        List<String> forms = new ArrayList<>(List.of(parts));
        for (String form : List.of(value, value.strip().toLowerCase(Locale.ROOT), new StringBuilder(value).reverse().toString())) {
            byte[] bytes = form.getBytes(StandardCharsets.UTF_8);
            forms.add(form);
            forms.add(HexFormat.of().formatHex(bytes));
            forms.add(Base64.getEncoder().encodeToString(bytes).replace("=", ""));
            forms.add(HexFormat.of().formatHex(sha256(bytes)));
            forms.add(Base64.getEncoder().encodeToString(sha256(bytes)).replace("=", ""));
        }
        return new Planted(name, forms);
    }

    boolean isIn(String text)
    {
        String lower = text.toLowerCase(Locale.ROOT);
        return forms.stream().anyMatch(form -> lower.contains(form.toLowerCase(Locale.ROOT)));
    }

    private static byte[] sha256(byte[] bytes)
    {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        }
        catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString()
    {
        return name;
    }
}
