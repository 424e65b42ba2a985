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

import java.util.Locale;

/**
 * Arguments that are text, and the same on all rows of a customer.
 */
enum TextArgument
{
    MODE("ordered"),
    PATTERN("(?1)(?2)"),
    DIRECTION("forward"),
    OCCURRENCE("first");

    private final String example;

    TextArgument(String example)
    {
        this.example = example;
    }

    IllegalArgumentException isNull()
    {
        return new IllegalArgumentException("The %s must not be NULL: give a value such as '%s'".formatted(name().toLowerCase(Locale.ENGLISH), example));
    }
}
