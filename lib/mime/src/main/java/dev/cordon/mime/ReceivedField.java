package dev.cordon.mime;

import java.util.List;

/**
 * One trace field (RFC 5321 §4.4): what one server wrote about how it got the message. It is a claim, and as good as the server
 * that wrote it. Empty text stands for what it does not say.
 *
 * @param fromName the name the client gave itself (HELO or EHLO)
 * @param fromHost the name the server found for the client's address
 * @param fromAddresses every IP address that stands there, without brackets and without {@code IPv6:}; the client may have named one itself
 * @param client the address that the server saw, as against one that the client called itself; where a server wrote several, the last
 * @param byName the name of the server
 * @param byAddresses the server's IP addresses
 * @param via the link, where stated
 * @param with the protocol, such as {@code ESMTPS}
 * @param id the server's own id of the transaction
 * @param forAddress the recipient, without angle brackets
 * @param date when, as the server says
 * @param unread what was not understood, in order
 * @param range the bytes of the raw message it stands in
 * @param defects what is wrong with it
 */
public record ReceivedField(String fromName, String fromHost, List<String> fromAddresses, String client, String byName,
                            List<String> byAddresses,
                            String via, String with, String id, String forAddress, MailDate date, List<String> unread,
                            RawRange range, List<MimeDefect> defects) {

    /** Copies the lists. */
    public ReceivedField {
        fromAddresses = List.copyOf(fromAddresses);
        byAddresses = List.copyOf(byAddresses);
        unread = List.copyOf(unread);
        defects = List.copyOf(defects);
    }
}
