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
package io.tributary.connector.journeys;

import com.google.common.collect.ImmutableList;
import io.trino.spi.TrinoException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static io.trino.spi.StandardErrorCode.NOT_SUPPORTED;
import static java.math.RoundingMode.HALF_UP;

/**
 * Schemas are sizes: {@code sf<N>} has N times 100,000 people, where N is written with an underscore for the decimal
 * point; {@code tiny} is another name for {@code sf0_01}.
 */
final class JourneysSchema
{
    /**
     * The schemas that listings show; others exist all the same.
     */
    static final List<String> LISTED = ImmutableList.of("tiny", "sf0_1", "sf1", "sf10", "sf100");

    static final long PERSONS_PER_SCALE = 100_000;
    static final long MAX_PERSONS = 100_000_000;

    private static final String TINY = "tiny";
    private static final long TINY_PERSONS = 1_000;
    private static final Pattern SCALE = Pattern.compile("sf([0-9]{1,18})(?:_([0-9]{1,18}))?");

    private JourneysSchema() {}

    /**
     * The number of people in a schema, or nothing if no schema can have this name.
     *
     * @throws TrinoException if the name is well-formed and the size is not supported
     */
    static Optional<Long> persons(String schema)
    {
        if (schema.equals(TINY)) {
            return Optional.of(TINY_PERSONS);
        }
        return scale(schema).map(scale -> persons(schema, scale));
    }

    private static long persons(String schema, BigDecimal scale)
    {
        BigDecimal persons = scale.multiply(BigDecimal.valueOf(PERSONS_PER_SCALE)).setScale(0, HALF_UP);
        if (persons.compareTo(BigDecimal.ONE) < 0 || persons.compareTo(BigDecimal.valueOf(MAX_PERSONS)) > 0) {
            throw new TrinoException(NOT_SUPPORTED, "Schema %s would have %s people; a schema has from 1 (sf0_00001) to %s people (sf1000)".formatted(schema, persons.toPlainString(), MAX_PERSONS));
        }
        return persons.longValueExact();
    }

    private static Optional<BigDecimal> scale(String schema)
    {
        Matcher matcher = SCALE.matcher(schema);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal scale = new BigDecimal(matcher.group(1) + (matcher.group(2) == null ? "" : "." + matcher.group(2)));
        return scale.signum() == 0 ? Optional.empty() : Optional.of(scale);
    }
}
