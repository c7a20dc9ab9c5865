package dev.cordon.kernel.message;

import dev.cordon.kernel.evidence.Observable;
import java.util.List;
import java.util.Optional;

/**
 * One RFC 5322 object as read by stage Application.
 *
 * @param bytes length of the raw message
 * @param headers of the message itself, in order, duplicates kept
 * @param addresses every occurrence of an address field, in order
 * @param subject the first Subject, decoded; empty when none
 * @param root the MIME tree
 * @param texts what a person may be shown
 * @param attachments what a client offers to save
 * @param links what a person can follow
 * @param observables what can be looked up elsewhere
 */
public record Message(long bytes, List<Header> headers, List<AddressField> addresses, String subject, Part root,
                      List<BodyText> texts, List<Attachment> attachments, List<Link> links, List<Observable> observables) {
    /** Copies the lists. */
    public Message {
        headers = List.copyOf(headers);
        addresses = List.copyOf(addresses);
        texts = List.copyOf(texts);
        attachments = List.copyOf(attachments);
        links = List.copyOf(links);
        observables = List.copyOf(observables);
    }

    /** All addresses of all fields of that name, in order. */
    public List<Address> addresses(String field) {
        return addresses.stream().filter(f -> f.field().equals(field)).flatMap(f -> f.addresses().stream()).toList();
    }

    /** RFC5322.From: what the user sees; may be several, empty or absurd. */
    public List<Address> authors() {
        return addresses("from");
    }

    /** All values of a header field, in order. */
    public List<Header> headers(String name) {
        return headers.stream().filter(h -> h.is(name)).toList();
    }

    /** The first header field of that name. */
    public Optional<Header> header(String name) {
        return headers.stream().filter(h -> h.is(name)).findFirst();
    }
}
