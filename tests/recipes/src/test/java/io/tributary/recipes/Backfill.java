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
package io.tributary.recipes;

import com.google.common.collect.ImmutableList;

import java.util.List;

/**
 * The recipes that keep credit by conversion, with fewer slices than the files have.
 *
 * @param slices how many slices of customers there are
 */
record Backfill(int slices)
{
    private static final int SLICES_OF_FILES = 64;

    /**
     * One run of all customers.
     */
    List<String> refresh()
    {
        return sliced("sql/recipes/incremental-refresh.sql");
    }

    /**
     * One run of the backfill: that of the next slice.
     */
    List<String> statements()
    {
        List<String> backfill = sliced("sql/recipes/backfill.sql");
        return ImmutableList.<String>builder()
                .addAll(refresh().stream()
                        .map(statement -> statement.contains("CREATE OR REPLACE TABLE credit_next") ? backfill.getFirst() : statement)
                        .iterator())
                .add(backfill.getLast())
                .build();
    }

    private List<String> sliced(String file)
    {
        return LakeEngine.statements(file).stream()
                .map(statement -> statement
                        .replace("%% %s".formatted(SLICES_OF_FILES), "%% %s".formatted(slices))
                        .replace("= %s".formatted(SLICES_OF_FILES), "= %s".formatted(slices))
                        .replace("sequence(0, %s)".formatted(SLICES_OF_FILES - 1), "sequence(0, %s)".formatted(slices - 1)))
                .toList();
    }
}
