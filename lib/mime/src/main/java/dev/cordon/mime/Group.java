package dev.cordon.mime;

import java.util.List;

/**
 * A named group of mailboxes (RFC 5322 §3.4), such as {@code undisclosed-recipients:;}.
 *
 * @param name its name, decoded
 * @param members its mailboxes; often none
 * @param range the bytes of the raw message it stands in
 */
public record Group(String name, List<Mailbox> members, RawRange range) implements Address {

    /** Copies the list. */
    public Group {
        members = List.copyOf(members);
    }
}
