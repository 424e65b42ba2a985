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
package io.tributary.attribution.state;

/**
 * Spreads numbers that are close to each other.
 */
public final class Hashes
{
    private Hashes() {}

    /**
     * A number whose upper half depends on every bit of the given one.
     */
    public static long mix(long number)
    {
        long product = (number ^ (number >>> 32)) * 0x9E3779B97F4A7C15L;
        return (product ^ (product >>> 29)) * 0xBF58476D1CE4E5B9L;
    }
}
