package dev.cordon.application.reading;

import java.util.List;

import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.message.AddressField;
import dev.cordon.kernel.message.Header;
import dev.cordon.kernel.message.Part;
import dev.cordon.mime.MimeMessage;

/**
 * A message as opened: one tree of the main reading, the leaves of all readings.
 *
 * @param mime the main reading
 * @param headers of the message itself, in order
 * @param addresses every occurrence of an address field
 * @param subject the first Subject, decoded; empty when none
 * @param root the part tree of the main reading
 * @param leaves the parts with content: those of the main reading, then those that only other readings have
 * @param evidence what was noticed on the way
 */
public record Opened(MimeMessage mime, List<Header> headers, List<AddressField> addresses, String subject, Part root,
                     List<Leaf> leaves, List<Evidence> evidence) {

    /** Copies the lists. */
    public Opened {
        headers = List.copyOf(headers);
        addresses = List.copyOf(addresses);
        leaves = List.copyOf(leaves);
        evidence = List.copyOf(evidence);
    }
}
