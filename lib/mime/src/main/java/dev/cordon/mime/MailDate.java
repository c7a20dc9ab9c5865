package dev.cordon.mime;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** A date as a message states it (RFC 5322 §3.3): a claim, often malformed, sometimes impossible. */
public final class MailDate {

    private final String text;
    private final RawRange range;
    private final @Nullable OffsetDateTime when;
    private final List<MimeDefect> defects;

    MailDate(String text, RawRange range, @Nullable OffsetDateTime when, List<MimeDefect> defects) {
        this.text = text;
        this.range = range;
        this.when = when;
        this.defects = List.copyOf(defects);
    }

    /** The date as it stands, unfolded. */
    public String text() {
        return text;
    }

    /** The bytes of the raw message it stands in. */
    public RawRange range() {
        return range;
    }

    /** The moment it names, with the offset it names; empty when it cannot be read. */
    public Optional<OffsetDateTime> when() {
        return Optional.ofNullable(when);
    }

    /** What is wrong with it. */
    public List<MimeDefect> defects() {
        return defects;
    }

    @Override
    public String toString() {
        return text;
    }
}
