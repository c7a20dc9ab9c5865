package dev.cordon.mime;

import java.util.List;

/**
 * One mailbox as the sender wrote it (RFC 5322 §3.4).
 *
 * @param displayName the text before the address, or for the old form {@code a@b (text)} the comment; decoded; may be empty
 * @param localPart what stands before the last {@code @}, quoting undone; may be empty
 * @param domain what stands after it, as it stands; a literal keeps its brackets; may be empty
 * @param range the bytes of the raw message the whole entry stands in
 * @param addressRange the bytes of the raw message the address stands in
 * @param defects what is wrong with it
 * @param alternatives other mailboxes that other readers take the same bytes for; they have no alternatives themselves
 */
public record Mailbox(String displayName, String localPart, String domain, RawRange range, RawRange addressRange,
                      List<MimeDefect> defects, List<Mailbox> alternatives) implements Address {

    /** Copies the lists. */
    public Mailbox {
        defects = List.copyOf(defects);
        alternatives = List.copyOf(alternatives);
    }

    /** Local part, {@code @} and domain; the local part alone when there is no domain. */
    public String address() {
        return domain.isEmpty() ? localPart : localPart + "@" + domain;
    }
}
