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
package io.tributary.connector.journeys.story;

import java.util.function.IntConsumer;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MINUTES;

/**
 * What the mail platform records of a story. A row is numbered by its touch and its kind; the row behind all events is
 * the unsubscription.
 */
public final class MailEvents
{
    static final int OPEN = 2;
    static final int CLICK = 3;
    private static final int SENT = 0;
    private static final int DELIVERED = 1;
    private static final int UNOPENED_SENT = 4;
    private static final int UNOPENED_DELIVERED = 5;
    private static final int UNSUBSCRIBE = 6;
    private static final int KINDS = 8;
    private static final double UNOPENED_SHARE = 0.5;

    private final Story story;
    private final Touches touches;
    private final Dice dice;

    MailEvents(Story story)
    {
        this.story = requireNonNull(story, "story is null");
        this.touches = story.touches();
        this.dice = story.person().dice();
    }

    static int row(int touch, int kind)
    {
        return touch * KINDS + kind;
    }

    private static int touch(int row)
    {
        return row / KINDS;
    }

    private static int kind(int row)
    {
        return row % KINDS;
    }

    /**
     * All rows of a story: the stages of each mail, mails that stay unopened, and the unsubscription.
     */
    public void forEachRow(IntConsumer rows)
    {
        for (int event : story.ingestionOrder()) {
            if (story.isTouch(event) && touches.source(event) == SourceTable.EMAIL_EVENT) {
                acceptMail(event, rows);
            }
        }
        if (story.person().hasOptedOut()) {
            rows.accept(row(story.eventCount(), UNSUBSCRIBE));
        }
    }

    private void acceptMail(int touch, IntConsumer rows)
    {
        rows.accept(row(touch, SENT));
        rows.accept(row(touch, DELIVERED));
        rows.accept(row(touch, OPEN));
        if (touches.interaction(touch) == Interaction.CLICK) {
            rows.accept(row(touch, CLICK));
        }
        if (dice.chance(Aspect.UNOPENED_MAIL, touch, UNOPENED_SHARE)) {
            rows.accept(row(touch, UNOPENED_SENT));
            rows.accept(row(touch, UNOPENED_DELIVERED));
        }
    }

    public String id(int row)
    {
        return Story.key(SourceTable.EMAIL_EVENT.keyPrefix(), story.person().id(), row);
    }

    public String message(int row)
    {
        boolean opened = kind(row) < UNOPENED_SENT;
        return "<" + Story.key("msg-", story.person().id(), row(touch(row), opened ? 0 : kind(row) == UNSUBSCRIBE ? 2 : 1)) + "@mail.example>";
    }

    public int recipient(int row)
    {
        return kind(row) == UNSUBSCRIBE ? unsubscriber() : touches.recipient(touch(row));
    }

    int unsubscriber()
    {
        return story.identifiers().typedEmail(Aspect.RECIPIENT, 0);
    }

    public boolean isRecipientLost(int row)
    {
        return kind(row) != UNSUBSCRIBE && touches.isCustomerLost(touch(row));
    }

    public String name(int row)
    {
        return switch (kind(row)) {
            case SENT, UNOPENED_SENT -> "sent";
            case DELIVERED, UNOPENED_DELIVERED -> "delivered";
            case OPEN -> "open";
            case CLICK -> "click";
            default -> "unsubscribe";
        };
    }

    /**
     * Position in {@link Campaign#NAMES}, or {@link Touches#MISSING}.
     */
    public int campaign(int row)
    {
        return kind(row) == UNSUBSCRIBE ? Touches.MISSING : touches.campaign(touch(row));
    }

    public boolean isTimeLost(int row)
    {
        return (kind(row) == OPEN || kind(row) == CLICK) && touches.isTimeLost(touch(row));
    }

    /**
     * In whole seconds.
     */
    public long timeMillis(int row)
    {
        if (kind(row) == UNSUBSCRIBE) {
            return story.person().optOutMillis();
        }
        int touch = touch(row);
        long read = touches.timeMillis(touch);
        long sent = read - MINUTES.toMillis(2 + dice.below(Aspect.MAIL_TIMING, touch, 1_440));
        return switch (kind(row)) {
            case SENT -> sent;
            case DELIVERED -> sent + 4_000;
            case OPEN -> touches.interaction(touch) == Interaction.CLICK ? read - 20_000 : read;
            case CLICK -> read;
            case UNOPENED_SENT -> sent - MINUTES.toMillis(4_000);
            default -> sent - MINUTES.toMillis(4_000) + 3_000;
        };
    }

    public long loadedMillis(int row)
    {
        if (kind(row) == UNSUBSCRIBE) {
            return timeMillis(row) + 30_000;
        }
        int touch = touch(row);
        return timeMillis(row) + touches.ingestedMillis(touch) - touches.timeMillis(touch);
    }
}
