package dev.cordon.connectors.imap;

import dev.cordon.kernel.identity.ProviderMessageId;
import java.util.Optional;

/**
 * What identifies a message in IMAP as long as nobody moves it (RFC 9051 §2.3.1.1), written like the end of an IMAP URL (RFC 5092
 * §9): {@code INBOX;UIDVALIDITY=17/;UID=4}. A folder's name may hold anything, so it is read from the end.
 */
record ImapId(String folder, long uidValidity, long uid) {
    private static final String VALIDITY = ";UIDVALIDITY=";
    private static final String UID = "/;UID=";
    private static final int DIGITS_MAX = 10;

    ProviderMessageId provider() {
        return new ProviderMessageId(folder + VALIDITY + uidValidity + UID + uid);
    }

    /** Nothing when it is not one of ours. */
    static Optional<ImapId> of(ProviderMessageId id) {
        String text = id.value();
        int uidAt = text.lastIndexOf(UID);
        int validityAt = uidAt < 0 ? -1 : text.lastIndexOf(VALIDITY, uidAt);
        if (validityAt <= 0) {
            return Optional.empty();
        }
        String validity = text.substring(validityAt + VALIDITY.length(), uidAt);
        String uid = text.substring(uidAt + UID.length());
        return isNumber(validity) && isNumber(uid)
                ? Optional.of(new ImapId(text.substring(0, validityAt), Long.parseLong(validity), Long.parseLong(uid))) : Optional.empty();
    }

    static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= DIGITS_MAX && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
