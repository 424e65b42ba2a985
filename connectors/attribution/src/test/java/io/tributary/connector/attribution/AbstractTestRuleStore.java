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
package io.tributary.connector.attribution;

import com.google.common.collect.ImmutableList;
import io.tributary.attribution.rule.Rule;
import io.tributary.attribution.rule.RuleSet;
import io.tributary.attribution.rule.Strategy;
import io.tributary.attribution.rule.TouchClass;
import io.tributary.connector.attribution.RowChange.Operation;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.SchemaTableName;
import io.trino.type.InternalTypeManager;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What a store does on every database.
 */
abstract class AbstractTestRuleStore
{
    /**
     * A store over the one database of the class, as a coordinator of its own has it.
     */
    abstract JdbcRuleStore store();

    @Test
    void testVersions()
    {
        JdbcRuleStore store = store();
        StoreEditor ann = new StoreEditor(store, "ann").look();
        Instant before = Instant.now();
        ann.insert(RulesTables.RULE_SET, "rule_set", "versions");
        assertThat(newest(store).find("versions")).contains(new RuleSet("versions", 1, Strategy.FIRST_MATCH, ImmutableList.of()));
        ann.insert(RulesTables.RULE, "rule_set", "versions", "rule", "r", "model", "linear");
        ann.insert(RulesTables.RULE, "rule_set", "versions", "rule", "s", "model", "linear", "priority", 2);
        ann.insert(RulesTables.TOUCH_CLASS, "rule_set", "versions", "rule", "r", "class", "c", "weight", 0.5);
        Instant afterInsert = Instant.now();
        ann.delete(new RowKey("touch_class", "versions", "r", "c"));

        assertThat(newest(store).find("versions").orElseThrow().version()).isEqualTo(5);
        // a class that is deleted has changed its rule too
        assertThat(ruleVersions(newest(store).find("versions").orElseThrow())).containsExactly("s 3", "r 5");
        assertThat(ruleVersions(newest(store).findVersion("versions", 4).orElseThrow())).containsExactly("s 3", "r 4");
        assertThat(newest(store).findVersion("versions", 4).orElseThrow().rules().get(1).classes()).extracting(TouchClass::weight).containsExactly(0.5);
        assertThat(ruleVersions(newest(store).findVersion("versions", 2).orElseThrow())).containsExactly("r 2");
        assertThat(newest(store).findVersion("versions", 6)).isEmpty();
        assertThat(newest(store).findVersion("versions", 0)).isEmpty();
        assertThat(newest(store).findAsOf("versions", before)).isEmpty();
        assertThat(newest(store).findAsOf("versions", afterInsert)).contains(newest(store).findVersion("versions", 4).orElseThrow());
        assertThat(newest(store).findAsOf("versions", Instant.MAX)).isEqualTo(newest(store).find("versions"));
        assertThat(newest(store).findAsOf("versions", Instant.MIN)).isEmpty();
        assertThat(newest(store).names()).contains("versions");
    }

    @Test
    void testDeletedRuleSetCountsOn()
    {
        JdbcRuleStore store = store();
        StoreEditor ann = new StoreEditor(store, "ann").look();
        ann.insert(RulesTables.RULE_SET, "rule_set", "again");
        ann.insert(RulesTables.RULE, "rule_set", "again", "rule", "r", "model", "full_path");
        ann.insert(RulesTables.TOUCH_CLASS, "rule_set", "again", "rule", "r", "class", "c");
        ann.insert(RulesTables.MILESTONE, "rule_set", "again", "rule", "r", "milestone", "lead", "condition", "touch.kind = 'lead'");
        Instant existed = Instant.now();
        ann.delete(new RowKey("rule_set", "again", "", ""));
        assertThat(newest(store).find("again")).isEmpty();
        assertThat(newest(store).names()).doesNotContain("again");
        assertThat(newest(store).findVersion("again", 5)).isEmpty();
        assertThat(newest(store).findAsOf("again", existed).orElseThrow().rules()).hasSize(1);
        assertThat(history(ann, "again", 5)).containsExactly("rule_set delete null null", "rule delete r null", "touch_class delete r c", "milestone delete r lead");

        ann.insert(RulesTables.RULE_SET, "rule_set", "again", "strategy", "every_match");
        assertThat(newest(store).find("again")).contains(new RuleSet("again", 6, Strategy.EVERY_MATCH, ImmutableList.of()));
        ann.insert(RulesTables.RULE, "rule_set", "again", "rule", "r", "model", "linear");
        assertThat(ruleVersions(newest(store).find("again").orElseThrow())).containsExactly("r 7");
        assertThat(history(ann, "again", 7)).containsExactly("rule insert r null");
    }

    @Test
    void testEditorsDoNotOverwriteEachOther()
    {
        // as two coordinators
        StoreEditor ann = new StoreEditor(store(), "ann").look();
        StoreEditor bob = new StoreEditor(store(), "bob");
        ann.insert(RulesTables.RULE_SET, "rule_set", "shared");
        ann.insert(RulesTables.RULE_SET, "rule_set", "other");
        bob.look();
        ann.insert(RulesTables.RULE, "rule_set", "shared", "rule", "r", "model", "linear");
        String conflict = "Rule set 'shared' was changed to version 2 by user 'ann' (query query_of_ann) while this statement ran, and nothing of the statement was done: run it again";
        assertThatThrownBy(() -> bob.insert(RulesTables.RULE, "rule_set", "shared", "rule", "s", "model", "linear", "priority", 2))
                .isInstanceOfSatisfying(TrinoException.class, e -> assertThat(e.getErrorCode().getName()).isEqualTo("TRANSACTION_CONFLICT"))
                .hasMessage(conflict);
        assertThatThrownBy(() -> bob.update(new RowKey("rule_set", "shared", "", ""), "description", "bob's")).hasMessage(conflict);
        assertThatThrownBy(() -> bob.delete(new RowKey("rule_set", "shared", "", ""))).hasMessage(conflict);
        // of the same statement, nothing is done for the rule set that nobody changed
        assertThatThrownBy(() -> bob.commit(
                RulesTables.RULE,
                new RowChange(Operation.INSERT, Optional.empty(), StoreEditor.values("rule_set", "other", "rule", "r", "model", "linear")),
                new RowChange(Operation.INSERT, Optional.empty(), StoreEditor.values("rule_set", "shared", "rule", "s", "model", "linear"))))
                .hasMessage(conflict);
        assertThat(newest(store()).find("other").orElseThrow().version()).isEqualTo(1);
        // other rule sets are changed as before
        bob.update(new RowKey("rule_set", "other", "", ""), "description", "bob's");
        bob.insert(RulesTables.RULE, "rule_set", "shared", "rule", "s", "model", "linear", "priority", 2);
        assertThat(ruleVersions(newest(store()).find("shared").orElseThrow())).containsExactly("s 3", "r 2");
    }

    @Test
    void testQueriesOfTransactionSeeOneState()
    {
        JdbcRuleStore store = store();
        StoreEditor ann = new StoreEditor(store, "ann").look();
        ann.insert(RulesTables.RULE_SET, "rule_set", "pinned", "description", "before");
        AttributionMetadata transaction = new AttributionMetadata(store, InternalTypeManager.TESTING_TYPE_MANAGER);
        long seen = revision(transaction, "rule_set");
        ann.update(new RowKey("rule_set", "pinned", "", ""), "description", "after");
        ann.insert(RulesTables.RULE_SET, "rule_set", "later");
        assertThat(revision(transaction, "history")).isEqualTo(seen);
        assertThat(ann.rows(RulesTables.RULE_SET, seen)).extracting(row -> row.get("description")).contains("before").doesNotContain("after");
        assertThat(ann.rows(RulesTables.HISTORY, seen)).extracting(row -> row.get("after")).noneMatch(after -> String.valueOf(after).contains("\"after\""));
        assertThat(ann.rows(RulesTables.RULE_SET, ann.revision())).extracting(row -> row.get("description")).contains("after").doesNotContain("before");
        // what functions apply
        RuleStore rules = transaction.rules();
        assertThat(rules.find("pinned").orElseThrow().version()).isEqualTo(1);
        assertThat(rules.findVersion("pinned", 2)).isEmpty();
        assertThat(rules.findAsOf("pinned", Instant.MAX).orElseThrow().version()).isEqualTo(1);
        assertThat(rules.names()).contains("pinned").doesNotContain("later");
        assertThat(newest(store).find("pinned").orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void testStatementThatChangesNothing()
    {
        StoreEditor ann = new StoreEditor(store(), "ann").look();
        ann.insert(RulesTables.RULE_SET, "rule_set", "same", "description", "same");
        long revision = ann.revision();
        ann.update(new RowKey("rule_set", "same", "", ""), "description", "same", "strategy", null);
        assertThat(ann.revision()).isEqualTo(revision);
        assertThat(newest(store()).find("same").orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void testOnlyRowsThatChangeAreWritten()
    {
        StoreEditor ann = new StoreEditor(store(), "ann").look();
        ann.insert(RulesTables.RULE_SET, "rule_set", "few", "strategy", "every_match");
        RowChange[] rules = new RowChange[2000];
        for (int i = 0; i < rules.length; i++) {
            rules[i] = new RowChange(Operation.INSERT, Optional.empty(), StoreEditor.values("rule_set", "few", "rule", "r" + i, "model", "linear"));
        }
        ann.commit(RulesTables.RULE, rules);
        ann.update(new RowKey("rule", "few", "r7", ""), "model", "u_shaped");
        assertThat(newest(store()).find("few").orElseThrow().rules()).hasSize(2000).filteredOn(rule -> rule.version() == 3).extracting(Rule::name).containsExactly("r7");
        assertThat(ann.rows(RulesTables.VERSION, ann.revision()).stream().filter(row -> row.get("rule_set").equals("few"))).extracting(row -> row.get("changes")).containsExactly(1, 2000, 1);
    }

    @Test
    void testDeleteAndInsertOfOneRowIsAnUpdate()
    {
        StoreEditor ann = new StoreEditor(store(), "ann").look();
        ann.insert(RulesTables.RULE_SET, "rule_set", "replaced");
        RowKey key = new RowKey("rule_set", "replaced", "", "");
        ann.commit(
                RulesTables.RULE_SET,
                new RowChange(Operation.INSERT, Optional.empty(), StoreEditor.values("rule_set", "replaced", "description", "new")),
                new RowChange(Operation.DELETE, Optional.of(RowJson.writeKey(key)), Map.of()));
        assertThat(history(ann, "replaced", 2)).containsExactly("rule_set update null null");
    }

    @Test
    void testHostileTexts()
    {
        StoreEditor ann = new StoreEditor(store(), "ann").look();
        String long100 = "x".repeat(100_000);
        List<String> texts = ImmutableList.of("'", "\"", "'; DROP TABLE attribution_row; --", "/* */", "\\", "${flyway:user}", ":name ?1 <x>", "%s %n", "Ω≈ç√ 雪 \uD83D\uDE00 \u202E", "\u0001\t\r\n", long100, "");
        int number = 0;
        for (String text : texts) {
            String ruleSet = "hostile" + number++;
            ann.insert(RulesTables.RULE_SET, "rule_set", ruleSet, "description", text);
            ann.insert(RulesTables.RULE, "rule_set", ruleSet, "rule", "r", "model", "linear", "description", text);
            ann.insert(RulesTables.TOUCH_CLASS, "rule_set", ruleSet, "rule", "r", "class", "c", "description", text);
            assertThat(ann.rows(RulesTables.TOUCH_CLASS, ann.revision())).filteredOn(row -> row.get("rule_set").equals(ruleSet)).extracting(row -> row.get("description")).containsExactly(text);
            for (String column : ImmutableList.of("rule_set", "strategy")) {
                assertRefusedOrIdentical(ann, RulesTables.RULE_SET, column, text, StoreEditor.values("rule_set", ruleSet + " of " + column));
            }
            for (String column : ImmutableList.of("rule_set", "rule", "model", "condition", "ownership", "frequency")) {
                assertRefusedOrIdentical(ann, RulesTables.RULE, column, text, StoreEditor.values("rule_set", ruleSet, "rule", column, "model", "linear", "priority", number++));
            }
            for (String column : ImmutableList.of("rule_set", "rule", "class", "kind", "condition")) {
                assertRefusedOrIdentical(ann, RulesTables.TOUCH_CLASS, column, text, StoreEditor.values("rule_set", ruleSet, "rule", "r", "class", column));
            }
            for (String column : ImmutableList.of("rule_set", "rule", "milestone", "condition")) {
                assertRefusedOrIdentical(ann, RulesTables.MILESTONE, column, text, StoreEditor.values("rule_set", ruleSet, "rule", "r", "milestone", "lead", "condition", "touch.a = 1"));
            }
            assertThat(newest(store()).find(text).map(RuleSet::name)).isIn(Optional.of(text), Optional.empty());
        }
        assertThat(newest(store()).find("a\0b")).isEmpty();
        assertThat(newest(store()).names()).contains("hostile0", "'; DROP TABLE attribution_row; --");
        assertThat(newest(store()).find("hostile0").orElseThrow().rules()).extracting(Rule::name).contains("r", "'");
    }

    private static void assertRefusedOrIdentical(StoreEditor editor, RulesTable table, String column, String text, Map<String, Object> values)
    {
        values.put(column, text);
        try {
            editor.commit(table, new RowChange(Operation.INSERT, Optional.empty(), values));
        }
        catch (TrinoException e) {
            assertThat(e.getErrorCode().getName()).isEqualTo("CONSTRAINT_VIOLATION");
            assertThat(e.getMessage()).hasSizeLessThan(2000);
            return;
        }
        assertThat(editor.rows(table, editor.revision()).stream().anyMatch(row -> text.equals(row.get(column)) && row.get("rule_set").equals(values.get("rule_set"))))
                .describedAs("%s of %s", column, table.name())
                .isTrue();
    }

    static RuleStore newest(JdbcRuleStore store)
    {
        return store.at(store.revision());
    }

    private static long revision(AttributionMetadata transaction, String table)
    {
        return ((AttributionTableHandle) transaction.getTableHandle(null, new SchemaTableName("rules", table), Optional.empty(), Optional.empty())).revision();
    }

    private static List<String> ruleVersions(RuleSet ruleSet)
    {
        return ruleSet.rules().stream().map(rule -> rule.name() + " " + rule.version()).toList();
    }

    private static List<String> history(StoreEditor editor, String ruleSet, int version)
    {
        return editor.rows(RulesTables.HISTORY, editor.revision()).stream()
                .filter(row -> row.get("rule_set").equals(ruleSet) && row.get("version").equals(version))
                .map(row -> "%s %s %s %s".formatted(row.get("table_name"), row.get("change"), row.get("rule"), row.get("name")))
                .toList();
    }
}
