package dev.cordon.kernel.message;

import java.util.List;

/**
 * One occurrence of an address field.
 *
 * @param field its name in lower case: from, sender, reply-to, to, cc, bcc, return-path
 * @param addresses in order
 * @param wellFormed whether it obeyed RFC 5322 §3.4
 */
public record AddressField(String field, List<Address> addresses, boolean wellFormed) {
    /** Copies the list. */
    public AddressField {
        addresses = List.copyOf(addresses);
    }
}
