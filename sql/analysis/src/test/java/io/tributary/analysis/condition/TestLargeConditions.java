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
package io.tributary.analysis.condition;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ten thousand terms on a stack that is smaller than that of any thread of an engine.
 */
final class TestLargeConditions
{
    private static final int STACK = 512 * 1024;

    @Test
    void testAlternatives()
            throws InterruptedException
    {
        BoundCondition condition = bind(IntStream.range(0, 10_000).mapToObj("touch.clicks = %s"::formatted).collect(joining(" OR ")));
        assertThat(condition.isTrue(new TestRow(null, null, 9_999, null, null), null)).isTrue();
        assertThat(condition.isTrue(new TestRow(null, null, 10_000, null, null), null)).isFalse();
        assertThat(condition.keyTerms().getFirst().values()).hasSize(10_000);
    }

    @Test
    void testConjunction()
            throws InterruptedException
    {
        BoundCondition condition = bind(IntStream.range(0, 10_000).mapToObj("touch.clicks <> %s"::formatted).collect(joining(" AND ")));
        assertThat(condition.isTrue(new TestRow(null, null, 9_999, null, null), null)).isFalse();
        assertThat(condition.isTrue(new TestRow(null, null, 10_000, null, null), null)).isTrue();
    }

    @Test
    void testManyDifferentTerms()
            throws InterruptedException
    {
        BoundCondition condition = bind(IntStream.range(0, 10_000).mapToObj(number -> "(touch.clicks > %s AND touch.campaign < '%s')".formatted(number, number)).collect(joining(" OR ")));
        assertThat(condition.isTrue(new TestRow("0", null, 9_999, null, null), null)).isTrue();
        assertThat(condition.isTrue(new TestRow("x", null, 9_999, null, null), null)).isFalse();
    }

    @Test
    void testMostTermsThatAreSimplified()
            throws InterruptedException
    {
        BoundCondition condition = bind(IntStream.range(0, 200).mapToObj("touch.clicks > %s"::formatted).collect(joining(" AND ")));
        assertThat(condition.isTrue(new TestRow(null, null, 199, null, null), null)).isFalse();
        assertThat(condition.isTrue(new TestRow(null, null, 200, null, null), null)).isTrue();
    }

    @Test
    void testDeepestNesting()
            throws InterruptedException
    {
        assertThat(bind("(".repeat(100) + "touch.paid" + ")".repeat(100)).isTrue(new TestRow(null, null, null, true, null), null)).isTrue();
        assertThat(bind("touch.clicks = 0" + " + 1".repeat(240)).isTrue(new TestRow(null, null, 240, null, null), null)).isTrue();
        assertThat(bind("NOT ".repeat(10_001) + "touch.paid").isTrue(new TestRow(null, null, null, false, null), null)).isTrue();
        assertThat(bind("lower(".repeat(99) + "touch.type" + ")".repeat(99) + " = 'a'").isTrue(new TestRow(null, "A", null, null, null), null)).isTrue();
    }

    @Test
    void testManyMembers()
            throws InterruptedException
    {
        BoundCondition condition = bind("touch.campaign IN (" + IntStream.range(0, 20_000).mapToObj("'c%s'"::formatted).collect(joining(", ")) + ")");
        assertThat(condition.isTrue(new TestRow("c19999", null, null, null, null), null)).isTrue();
        assertThat(condition.isTrue(new TestRow("c20000", null, null, null, null), null)).isFalse();
    }

    private static BoundCondition bind(String text)
            throws InterruptedException
    {
        AtomicReference<BoundCondition> result = new AtomicReference<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(null, () -> result.set(Condition.parse(text).bind(ExampleColumns.TOUCH, ExampleColumns.CONVERSION)), "small stack", STACK);
        thread.setUncaughtExceptionHandler((_, e) -> failure.set(e));
        thread.start();
        thread.join();
        assertThat(failure.get()).isNull();
        return result.get();
    }
}
