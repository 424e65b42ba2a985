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
package io.tributary.functions.funnel;

import io.tributary.attribution.journey.NameNumbers;

import static io.tributary.attribution.journey.NameNumbers.NO_NAME;
import static java.util.Objects.requireNonNull;

/**
 * Carries names over to where they have other numbers.
 */
final class NameCopy
        implements NameNumbers.BytesWriter
{
    private final NameNumbers target;
    private int number;

    NameCopy(NameNumbers target)
    {
        this.target = requireNonNull(target, "target is null");
    }

    /**
     * The number in the target of a name, which is added if it is new.
     */
    int number(NameNumbers source, int name)
    {
        if (name == NO_NAME) {
            return NO_NAME;
        }
        source.writeTo(name, this);
        return number;
    }

    @Override
    public void write(byte[] bytes, int offset, int length)
    {
        number = target.numberOf(bytes, offset, length);
    }
}
