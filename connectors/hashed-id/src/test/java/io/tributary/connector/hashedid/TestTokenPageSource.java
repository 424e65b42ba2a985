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
package io.tributary.connector.hashedid;

import com.google.common.collect.ImmutableList;
import io.airlift.slice.Slice;
import io.tributary.identity.profile.IdentifierType;
import io.tributary.node.PlannedBy;
import io.trino.spi.Page;
import io.trino.spi.TrinoException;
import io.trino.spi.block.Block;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.SourcePage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;

import static io.airlift.slice.Slices.utf8Slice;
import static io.airlift.slice.Slices.wrappedBuffer;
import static io.trino.plugin.jdbc.JdbcErrorCode.JDBC_ERROR;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.VarbinaryType.VARBINARY;
import static java.util.concurrent.Executors.newCachedThreadPool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
@Timeout(60)
final class TestTokenPageSource
{
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final ExecutorService executor = newCachedThreadPool();
    private final IdentifierTokens tokens;
    private final ColumnTokenizer tokenizer;

    TestTokenPageSource(@TempDir Path folder)
            throws IOException
    {
        String json = "{\"partners\": {\"own\": {\"keys\": [{\"epoch\": 1, \"secret\": \"%s\"}]}}}".formatted(HashedIdQueryRunner.secret(7));
        tokens = new IdentifierTokens(new HashedIdConfig()
                .setKeyRing(HashedIdQueryRunner.writeKeyRing(folder, json).toFile())
                .setPartner("own")
                .setProfile("uid2-v1"));
        tokenizer = new ColumnTokenizer(tokens, new TokenColumn(IdentifierType.EMAIL, 1, tokens.fingerprint(IdentifierType.EMAIL, 1, NOW), Types.VARCHAR, "email", Optional.empty(), PlannedBy.thisNode()), NOW);
    }

    @AfterAll
    void close()
    {
        executor.shutdownNow();
    }

    @Test
    void testTokensOfAllPagesInOrder()
            throws IOException
    {
        Pages pages = new Pages(ImmutableList.of(page("ann@example.com", null), page("Bob@Example.com "), page("no address", "ann@example.com")));
        pages.allowed.release(100);
        try (TokenPageSource source = source(pages)) {
            assertThat(readAll(source)).containsExactly(token("ann@example.com"), null, token("bob@example.com"), null, token("ann@example.com"));
            assertThat(source.getCompletedPositions()).hasValue(5);
        }
    }

    @Test
    void testOtherColumnsStayAsTheyAre()
            throws IOException
    {
        Pages pages = new Pages(ImmutableList.of(page("ann@example.com", "bob@example.com")));
        pages.allowed.release(100);
        try (TokenPageSource source = source(pages)) {
            Block numbers = next(source).getBlock(1);
            assertThat(BIGINT.getLong(numbers, 0)).isEqualTo(1);
            assertThat(BIGINT.getLong(numbers, 1)).isEqualTo(2);
        }
    }

    @Test
    void testOneMorePageIsReadWhileOneIsWorkedOn()
            throws Exception
    {
        Pages pages = new Pages(ImmutableList.of(page("a@example.com"), page("b@example.com"), page("c@example.com"), page("d@example.com")));
        pages.allowed.release(100);
        try (TokenPageSource source = source(pages)) {
            next(source);
            source.isBlocked().get();
            // the second page waits to be asked for, and the third is not read before
            Thread.sleep(50);
            assertThat(pages.read).isEqualTo(2);
            assertThat(source.getMemoryUsage()).isGreaterThan(0);
        }
    }

    @Test
    void testNothingIsGivenWhileThePageIsRead()
            throws IOException
    {
        Pages pages = new Pages(ImmutableList.of(page("a@example.com")));
        try (TokenPageSource source = source(pages)) {
            assertThat(source.getNextSourcePage()).isNull();
            assertThat(source.isBlocked().isDone()).isFalse();
            assertThat(source.isFinished()).isFalse();
            pages.allowed.release(100);
            assertThat(readAll(source)).containsExactly(token("a@example.com"));
        }
    }

    @Test
    void testErrorOfTheSourceIsTheErrorOfTheQuery()
            throws IOException
    {
        Pages pages = new Pages(ImmutableList.of(page("a@example.com")));
        pages.failure = Optional.of(new TrinoException(JDBC_ERROR, "the database is gone"));
        pages.allowed.release(100);
        try (TokenPageSource source = source(pages)) {
            assertThatThrownBy(() -> readAll(source))
                    .isInstanceOfSatisfying(TrinoException.class, error -> assertThat(error.getErrorCode()).isEqualTo(JDBC_ERROR.toErrorCode()))
                    .hasMessage("the database is gone");
        }
    }

    @Test
    void testClosingEndsTheReadThatIsUnderWay()
            throws Exception
    {
        Pages pages = new Pages(ImmutableList.of(page("a@example.com"), page("b@example.com")));
        TokenPageSource source = source(pages);
        assertThat(source.getNextSourcePage()).isNull();
        pages.started.await();
        source.close();
        pages.ended.await();
        assertThat(pages.read).isEqualTo(0);
    }

    private TokenPageSource source(Pages pages)
    {
        return new TokenPageSource(pages, ImmutableList.of(Optional.of(tokenizer), Optional.empty()), executor);
    }

    private static List<Slice> readAll(TokenPageSource source)
    {
        List<Slice> tokens = new ArrayList<>();
        while (!source.isFinished()) {
            SourcePage page = next(source);
            Block block = page.getBlock(0);
            for (int position = 0; position < page.getPositionCount(); position++) {
                tokens.add(block.isNull(position) ? null : VARBINARY.getSlice(block, position));
            }
        }
        return tokens;
    }

    private static SourcePage next(TokenPageSource source)
    {
        while (true) {
            SourcePage page = source.getNextSourcePage();
            if (page != null) {
                return page;
            }
            source.isBlocked().exceptionally(_ -> null).join();
        }
    }

    private Slice token(String normalized)
    {
        return wrappedBuffer(tokens.tokenizer(IdentifierType.EMAIL, NOW).token(normalized).toBytes());
    }

    /**
     * Addresses, and numbers from 1 on.
     */
    private static Page page(String... addresses)
    {
        BlockBuilder texts = VARBINARY.createBlockBuilder(null, addresses.length);
        BlockBuilder numbers = BIGINT.createFixedSizeBlockBuilder(addresses.length);
        for (int position = 0; position < addresses.length; position++) {
            if (addresses[position] == null) {
                texts.appendNull();
            }
            else {
                VARBINARY.writeSlice(texts, utf8Slice(addresses[position]));
            }
            BIGINT.writeLong(numbers, position + 1);
        }
        return new Page(texts.build(), numbers.build());
    }

    /**
     * Pages that are there when they are allowed to be; first, as in JDBC, there is nothing but a statement that runs.
     */
    private static final class Pages
            implements ConnectorPageSource
    {
        private final Iterator<Page> pages;
        private final Semaphore allowed = new Semaphore(0);
        private final CountDownLatch started = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);
        private Optional<TrinoException> failure = Optional.empty();
        private boolean hasExecuted;
        private volatile int read;
        private volatile boolean isClosed;

        private Pages(List<Page> pages)
        {
            this.pages = pages.iterator();
        }

        @Override
        public SourcePage getNextSourcePage()
        {
            if (!hasExecuted) {
                hasExecuted = true;
                return null;
            }
            started.countDown();
            allowed.acquireUninterruptibly();
            if (isClosed) {
                ended.countDown();
                throw new TrinoException(JDBC_ERROR, "closed");
            }
            failure.ifPresent(error -> {
                throw error;
            });
            read++;
            return SourcePage.create(pages.next());
        }

        @Override
        public boolean isFinished()
        {
            return !pages.hasNext();
        }

        @Override
        public CompletableFuture<?> isBlocked()
        {
            return failure.isPresent() ? CompletableFuture.failedFuture(failure.orElseThrow()) : NOT_BLOCKED;
        }

        @Override
        public long getMemoryUsage()
        {
            return 1000;
        }

        @Override
        public long getCompletedBytes()
        {
            return 0;
        }

        @Override
        public long getReadTimeNanos()
        {
            return 0;
        }

        @Override
        public void close()
        {
            isClosed = true;
            allowed.release(100);
        }
    }
}
