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
import io.airlift.slice.Slices;
import io.tributary.identity.token.Token;
import io.trino.spi.Page;
import io.trino.spi.block.Block;
import io.trino.spi.block.VariableWidthBlockBuilder;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.SourcePage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

import static io.airlift.concurrent.MoreFutures.getFutureValue;
import static io.trino.spi.type.VarbinaryType.VARBINARY;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.supplyAsync;

/**
 * Makes tokens of the identifiers in the pages of a source. While it does, and while the engine works on what it gave, the next page is read on another thread: the database, its driver
 * and what makes tokens would otherwise take turns, each idle while another works. There are never more than two pages, the one that was given and the one that is read.
 */
final class TokenPageSource
        implements ConnectorPageSource
{
    private final ConnectorPageSource source;
    private final List<Optional<ColumnTokenizer>> tokenizers;
    private final Executor executor;
    private final AtomicLong readTimeNanos = new AtomicLong();

    // as the reading thread saw it after a page: other threads cannot ask the source while it reads
    private volatile long memory;
    private volatile boolean isClosed;
    private CompletableFuture<Optional<SourcePage>> next;
    // when next is done, without what it holds
    private CompletableFuture<?> blocked = NOT_BLOCKED;
    private boolean isFinished;
    private long completedPositions;

    /**
     * @param tokenizers one for each column of the source, empty where it is no identifier
     * @param executor where the source is read
     */
    TokenPageSource(ConnectorPageSource source, List<Optional<ColumnTokenizer>> tokenizers, Executor executor)
    {
        this.source = requireNonNull(source, "source is null");
        this.tokenizers = ImmutableList.copyOf(tokenizers);
        this.executor = requireNonNull(executor, "executor is null");
    }

    @Override
    public SourcePage getNextSourcePage()
    {
        if (isFinished) {
            return null;
        }
        if (next == null) {
            startReading();
        }
        if (!next.isDone()) {
            return null;
        }
        Optional<SourcePage> page = getFutureValue(next);
        if (source.isFinished()) {
            isFinished = true;
            forget();
        }
        else {
            startReading();
        }
        if (page.isEmpty()) {
            return null;
        }
        completedPositions += page.orElseThrow().getPositionCount();
        return SourcePage.create(withTokens(page.orElseThrow()));
    }

    private void startReading()
    {
        next = read();
        blocked = next.handle((_, _) -> null);
    }

    private void forget()
    {
        next = null;
        blocked = NOT_BLOCKED;
        memory = 0;
    }

    /**
     * The next page, or none if the source is at its end.
     */
    private CompletableFuture<Optional<SourcePage>> read()
    {
        return supplyAsync(this::readPage, executor)
                .thenCompose(page -> {
                    if (page.isPresent() || isClosed || source.isFinished()) {
                        return completedFuture(page);
                    }
                    // if it failed, the source says so when it is asked again
                    return source.isBlocked().handle((_, _) -> page).thenCompose(_ -> read());
                });
    }

    private Optional<SourcePage> readPage()
    {
        long start = System.nanoTime();
        try {
            Optional<SourcePage> page = Optional.ofNullable(source.getNextSourcePage());
            memory = source.getMemoryUsage() + page.map(SourcePage::getRetainedSizeInBytes).orElse(0L);
            return page;
        }
        finally {
            readTimeNanos.addAndGet(System.nanoTime() - start);
        }
    }

    private Page withTokens(SourcePage page)
    {
        Block[] blocks = new Block[tokenizers.size()];
        for (int channel = 0; channel < blocks.length; channel++) {
            Block block = page.getBlock(channel);
            blocks[channel] = tokenizers.get(channel).map(tokenizer -> tokens(block, tokenizer)).orElse(block);
        }
        return new Page(page.getPositionCount(), blocks);
    }

    private static Block tokens(Block identifiers, ColumnTokenizer tokenizer)
    {
        int positions = identifiers.getPositionCount();
        VariableWidthBlockBuilder tokens = new VariableWidthBlockBuilder(null, positions, positions * Token.LENGTH);
        byte[] token = new byte[Token.LENGTH];
        Slice slice = Slices.wrappedBuffer(token);
        for (int position = 0; position < positions; position++) {
            if (!identifiers.isNull(position) && tokenizer.write(VARBINARY.getSlice(identifiers, position), token)) {
                tokens.writeEntry(slice);
            }
            else {
                tokens.appendNull();
            }
        }
        return tokens.build();
    }

    @Override
    public CompletableFuture<?> isBlocked()
    {
        return blocked;
    }

    @Override
    public boolean isFinished()
    {
        return isFinished;
    }

    @Override
    public long getCompletedBytes()
    {
        return source.getCompletedBytes();
    }

    @Override
    public OptionalLong getCompletedPositions()
    {
        return OptionalLong.of(completedPositions);
    }

    /**
     * Of all threads that read for it, since the time of other threads is not in that of the operator.
     */
    @Override
    public long getReadTimeNanos()
    {
        return source.getReadTimeNanos() + readTimeNanos.get();
    }

    @Override
    public long getMemoryUsage()
    {
        return memory;
    }

    /**
     * Ends a read that is under way, by closing its statement. That is done on another thread, as some drivers let whoever closes wait for the row that is read.
     */
    @Override
    public void close()
            throws IOException
    {
        isClosed = true;
        boolean isReading = next != null && !next.isDone();
        isFinished = true;
        forget();
        if (isReading) {
            executor.execute(this::closeSource);
        }
        else {
            source.close();
        }
    }

    private void closeSource()
    {
        try {
            source.close();
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
