package dev.cordon.kernel.port.read;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.MessageIdHeader;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.verdict.Capability;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Reads mailboxes of one connector. Implementations are safe for use by many threads. */
public interface MailReader {
    /** What this reader can do: PUSH, RESUME, STABLE_ID, EXACT_BYTES. */
    Set<Capability> capabilities();

    /** The end of the change feed as of now; arrivals after it will be in {@link #changes}. */
    Answer<Cursor> now(MailboxId mailbox);

    /** What arrived after a cursor; at most {@code max} copies at once. {@code Fault.CursorLost} asks for {@link #since}. */
    Answer<Changes> changes(MailboxId mailbox, Cursor cursor, int max);

    /** Everything received at or after a moment, with a cursor from which {@link #changes} misses nothing. */
    Answer<Changes> since(MailboxId mailbox, Instant from);

    /** The whole message, without marking it as read. {@code Fault.Gone} when it is no longer there. */
    Answer<Fetched> fetch(MailboxId mailbox, ProviderMessageId message);

    /**
     * Every copy whose field Message-ID has this value, in all folders but sent mail and drafts. It is a claim of the sender's: what is found
     * is a candidate. Empty only when the whole mailbox was searched; {@code Fault.Unsupported} when this mail system cannot be searched.
     */
    default Answer<List<ProviderMessageId>> find(MailboxId mailbox, MessageIdHeader messageId) {
        return Answer.unknown(new Fault.Unsupported("this mail system cannot be searched by Message-ID"));
    }

    /**
     * Listens for hints that something changed, until closed. Hints may be late, doubled or missing: the change feed is the truth.
     * Reconnects by itself; {@code changed} is called once after every (re)connect too, because hints may have been missed.
     */
    Watch watch(MailboxId mailbox, Runnable changed);

    /** A running watch. */
    interface Watch extends AutoCloseable {
        /** Whether hints can arrive right now. */
        boolean listening();

        @Override void close();
    }
}
