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
package io.tributary.report;

/**
 * The name of a state of a Markov chain as markov_transitions writes it: in double quotes if it could be taken for something else.
 */
final class StateName
{
    private StateName() {}

    static String unquote(String state)
    {
        if (state.length() < 2 || !state.startsWith("\"") || !state.endsWith("\"")) {
            return state;
        }
        return state.substring(1, state.length() - 1).replace("\"\"", "\"");
    }

    /**
     * The name for people: those of the three states that are not channels are in words.
     */
    static String title(String state)
    {
        return switch (state) {
            case "(start)" -> "Start";
            case "(conversion)" -> "Purchase";
            case "(null)" -> "No purchase";
            default -> unquote(state);
        };
    }
}
