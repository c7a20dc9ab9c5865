package dev.cordon.initiation.origin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.kernel.message.Domain;
import dev.cordon.mime.HeaderField;
import dev.cordon.mime.Headers;
import dev.cordon.mime.Mailbox;

/** Who claims to write to whom, seen from an organisation's domains. */
final class People {

    private final List<Mailbox> authors = new ArrayList<>();
    private final List<Mailbox> recipients = new ArrayList<>();
    private final List<Domain> own;
    private final boolean ownMailboxIsAuthor;

    private People(List<Domain> own, Headers headers, String mailboxAddress) {
        this.own = own;
        for (HeaderField field : headers) {
            if (field.is("from")) {
                authors.addAll(field.addresses().everyReading());
            } else if (field.is("to") || field.is("cc") || field.is("bcc")) {
                recipients.addAll(field.addresses().mailboxes());
            }
        }
        this.ownMailboxIsAuthor = authors.stream().anyMatch(m -> m.address().equalsIgnoreCase(mailboxAddress));
    }

    static People of(Headers headers, String mailboxAddress, List<String> domains) {
        return new People(domains.stream().map(Domain::new).toList(), headers, mailboxAddress);
    }

    /** Whether any domain of the organisation is known. */
    boolean organisationKnown() {
        return !own.isEmpty();
    }

    /** The first author with an address of the organisation. */
    Optional<String> internalAuthor() {
        return authors.stream().filter(this::isInternal).map(Mailbox::address).findFirst();
    }

    /** The bytes of that author. */
    List<ByteRange> authorWhere() {
        return authors.stream().filter(this::isInternal).limit(1).map(m -> new ByteRange(m.range().from(), m.range().to())).toList();
    }

    /** Whether the mailbox's owner wrote it to strangers only. */
    boolean onlyExternalRecipients() {
        return ownMailboxIsAuthor && !recipients.isEmpty() && recipients.stream().noneMatch(this::isInternal);
    }

    private boolean isInternal(Mailbox mailbox) {
        Domain domain = new Domain(mailbox.domain());
        return !domain.name().isEmpty() && own.stream().anyMatch(domain::within);
    }
}
