package dev.cordon.connectors.imap;

import dev.cordon.kernel.port.read.Cursor;
import java.util.Optional;

/**
 * A place in the inbox's feed: every message below {@code uidNext} has been told. The modification sequence (RFC 7162) only saves a
 * search when nothing at all has changed; 0 when the server has none.
 */
record ImapCursor(long uidValidity, long uidNext, long modSeq) {
    private static final int MODSEQ_DIGITS_MAX = 18;

    Cursor cursor() {
        return new Cursor(uidValidity + ":" + uidNext + ":" + modSeq);
    }

    static Optional<ImapCursor> of(Cursor cursor) {
        String[] parts = cursor.value().split(":", -1);
        boolean fits = parts.length == 3 && ImapId.isNumber(parts[0]) && ImapId.isNumber(parts[1]) && !parts[2].isEmpty()
                && parts[2].length() <= MODSEQ_DIGITS_MAX && parts[2].chars().allMatch(c -> c >= '0' && c <= '9');
        return fits ? Optional.of(new ImapCursor(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2])))
                : Optional.empty();
    }
}
