package dev.cordon.testkit.providers;

import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** One stored message: its bytes never change, its folders and keywords do. */
final class FakeEmail {
    final String id;
    final String blobId;
    final byte[] bytes;
    final Instant receivedAt;
    final Set<String> folders = new TreeSet<>();
    final Set<String> keywords = new TreeSet<>();

    FakeEmail(String id, String blobId, byte[] bytes, Instant receivedAt, Collection<String> folders, Collection<String> keywords) {
        this.id = id;
        this.blobId = blobId;
        this.bytes = bytes;
        this.receivedAt = receivedAt;
        this.folders.addAll(folders);
        this.keywords.addAll(keywords);
    }

    /** The value of the last field of that name, unfolded and trimmed; empty when there is none. Bytes are read as Latin-1. */
    String header(String name) {
        return RawHeader.last(bytes, name).strip();
    }

    /** RFC 8621 §4.4.1: the field exists and, when a text is given, holds it without regard to case. */
    boolean hasHeader(String name, String text) {
        return RawHeader.all(bytes, name).stream()
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)));
    }
}
