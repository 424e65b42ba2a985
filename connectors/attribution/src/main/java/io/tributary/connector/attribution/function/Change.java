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
package io.tributary.connector.attribution.function;

/**
 * What a change of rules does to a part of a conversion.
 */
enum Change
{
    /**
     * From one group of touches to another.
     */
    MOVED,

    /**
     * To a group of touches, from what no touch was credited for.
     */
    GAINED,

    /**
     * From a group of touches, to what no touch is credited for.
     */
    LOST,

    /**
     * To a group, as the conversion is credited more often than before.
     */
    ADDED,

    /**
     * From a group, as the conversion is credited less often than before, or not counted any more.
     */
    REMOVED,
}
