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
package io.tributary.connector.journeys.table;

import com.google.common.collect.ImmutableList;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.function.Function.identity;

/**
 * The list of all tables.
 */
public final class JourneysTables
{
    public static final List<TableDefinition<?>> TABLES = ImmutableList.<TableDefinition<?>>builder()
            .add(AdTables.AD_IMPRESSION)
            .add(AdTables.AD_CLICK)
            .add(AdTables.AD_SPEND)
            .add(WebEventTable.WEB_EVENT)
            .add(EmailEventTable.EMAIL_EVENT)
            .add(CrmContactTable.CRM_CONTACT)
            .add(ShopTables.SHOP_ORDER)
            .add(ShopTables.PAYMENT)
            .add(StorePurchaseTable.STORE_PURCHASE)
            .add(UnifiedTables.TOUCH)
            .add(UnifiedTables.CONVERSION)
            .add(EventTable.EVENT)
            .add(TruthTables.TRUTH_PERSON)
            .add(TruthTables.TRUTH_CONVERSION)
            .add(TruthTables.TRUTH_EFFECT)
            .build();

    private static final Map<String, TableDefinition<?>> BY_NAME = TABLES.stream()
            .collect(toImmutableMap(TableDefinition::name, identity()));

    private JourneysTables() {}

    public static Optional<TableDefinition<?>> find(String name)
    {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
