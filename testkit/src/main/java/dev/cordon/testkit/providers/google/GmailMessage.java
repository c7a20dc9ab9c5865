package dev.cordon.testkit.providers.google;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** One stored message: its bytes never change, its labels do. */
final class GmailMessage {
    final String id;
    final String threadId;
    final byte[] bytes;
    final Instant internalDate;
    final Set<String> labels = new TreeSet<>();
    long historyId;
    int hiddenFromGets;
    Duration hiddenAtMost = Duration.ofDays(1);
    /** Whether it was looked at over the API since it last changed. */
    boolean looked;
    int hiddenFromSearches;

    GmailMessage(String id, String threadId, byte[] bytes, Instant internalDate, Collection<String> labels) {
        this.id = id;
        this.threadId = threadId;
        this.bytes = bytes;
        this.internalDate = internalDate;
        this.labels.addAll(labels);
    }
}
