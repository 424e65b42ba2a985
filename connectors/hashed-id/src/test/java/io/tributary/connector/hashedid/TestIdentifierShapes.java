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

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

final class TestIdentifierShapes
{
    @Test
    void testOneAddressAnywhereIsEnough()
    {
        for (String value : List.of(
                "ann.lee@example.com",
                "please write to Ann <ann@example.co.uk>, not to me",
                "https://shop.example/unsubscribe?user=ann%40example.com",
                "\uFF41nn\uFF20example.com",
                "ann @ example.com",
                "m\u00FCller@m\u00FCller.example")) {
            IdentifierShapes shapes = new IdentifierShapes("note");
            Collections.nCopies(500, "nothing").forEach(shapes::add);
            shapes.add(value);
            assertThat(shapes.found()).describedAs(value).isTrue();
        }
    }

    @Test
    void testOneAccountNumberIsEnough()
    {
        IdentifierShapes shapes = new IdentifierShapes("note");
        Collections.nCopies(500, "nothing").forEach(shapes::add);
        shapes.add("DE89 3704 0044 0532 0130 00");
        assertThat(shapes.found()).isTrue();
        assertThat(found("note", "DE88 3704 0044 0532 0130 00")).isFalse();
    }

    @Test
    void testWhatIsWrittenLikeAnIdentifier()
    {
        for (String value : List.of(
                "+4930901820",
                "+49 (0) 30 / 90-1820",
                "call +49 30 901820 after six",
                "030 901820",
                "(415) 555-2671",
                "415.555.2671",
                "4111 1111 1111 1111",
                "378282246310005",
                "192.168.10.1",
                "192.168.10.1:8080",
                "2001:db8::ff00:42:8329",
                "00:1A:2b:3c:4d:5e",
                "973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b",
                "lz3+Rj7IV4X1+Vr1ujkG7tstkxwk5pgkqJ6mXbpOgTs=")) {
            assertThat(found("value", value)).describedAs(value).isTrue();
        }
    }

    @Test
    void testWhatIsNot()
    {
        for (String value : List.of(
                "Berlin",
                "2024-09-15",
                "2024-09-15 10:15:30",
                "10:15:30",
                "1700000000",
                "4155552671",
                "1234567.8901",
                "0.123456789",
                "-12",
                "1.2.3",
                "4111 1111 1111 1112",
                "20240915-0001-0002-0003",
                "follow @tributary for more",
                "3 @ 4.50",
                "123e4567-e89b-42d3-a456-426614174000",
                "d41d8cd98f00b204e9800998ecf8427e",
                "https://shop.example/boots?size=42")) {
            assertThat(found("value", value)).describedAs(value).isFalse();
        }
    }

    @Test
    void testKeysAreIdentifiersOnlyByName()
    {
        String uuid = UUID.nameUUIDFromBytes(new byte[] {1}).toString();
        assertThat(found("order_id", uuid)).isFalse();
        assertThat(found("advertising_id", uuid)).isTrue();
        assertThat(found("visitorKey", uuid)).isTrue();
        assertThat(found("etag", "d41d8cd98f00b204e9800998ecf8427e")).isFalse();
        assertThat(found("customer_md5", "d41d8cd98f00b204e9800998ecf8427e")).isTrue();
    }

    @Test
    void testTenthOfTheValues()
    {
        assertThat(foundAmong(3, 27)).isTrue();
        assertThat(foundAmong(3, 28)).isFalse();
        assertThat(foundAmong(2, 3)).isFalse();
        assertThat(foundAmong(2, 0)).isTrue();
        assertThat(foundAmong(0, 0)).isFalse();
    }

    @Test
    void testMissingValuesSayNothing()
    {
        IdentifierShapes shapes = new IdentifierShapes("value");
        shapes.add(null);
        shapes.add("  ");
        assertThat(shapes.found()).isFalse();
        shapes.add("+4930901820");
        assertThat(shapes.found()).isTrue();
    }

    private static boolean found(String column, String value)
    {
        IdentifierShapes shapes = new IdentifierShapes(column);
        Collections.nCopies(5, value).forEach(shapes::add);
        return shapes.found();
    }

    private static boolean foundAmong(int phones, int others)
    {
        IdentifierShapes shapes = new IdentifierShapes("value");
        Collections.nCopies(others, "nothing").forEach(shapes::add);
        Collections.nCopies(phones, "+4930901820").forEach(shapes::add);
        return shapes.found();
    }
}
