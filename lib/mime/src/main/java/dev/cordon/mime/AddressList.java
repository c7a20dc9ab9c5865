package dev.cordon.mime;

import java.util.ArrayList;
import java.util.List;

/**
 * The addresses of one header field. However malformed the field is, what looks like an address in it is here.
 *
 * @param all mailboxes and groups, in order
 * @param defects what is wrong with the field
 * @param ambiguities where readers differ about it
 */
public record AddressList(List<Address> all, List<Defect> defects, List<Ambiguity> ambiguities) {

    /** Copies the lists. */
    public AddressList {
        all = List.copyOf(all);
        defects = List.copyOf(defects);
        ambiguities = List.copyOf(ambiguities);
    }

    /** Every mailbox, those in groups included, in order. */
    public List<Mailbox> mailboxes() {
        List<Mailbox> found = new ArrayList<>();
        for (Address address : all) {
            switch (address) {
                case Mailbox mailbox -> found.add(mailbox);
                case Group group -> found.addAll(group.members());
            }
        }
        return found;
    }

    /** Every mailbox that some reader would see: those of the main reading, and after each its alternatives. */
    public List<Mailbox> everyReading() {
        List<Mailbox> found = new ArrayList<>();
        for (Mailbox mailbox : mailboxes()) {
            found.add(mailbox);
            found.addAll(mailbox.alternatives());
        }
        return found;
    }
}
