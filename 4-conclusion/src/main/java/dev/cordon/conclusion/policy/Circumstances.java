package dev.cordon.conclusion.policy;

import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.config.Person;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.message.RecipientKind;
import dev.cordon.kernel.verdict.Capability;
import java.util.Set;

/**
 * What the policy looks at beside the judgement.
 *
 * @param capabilities what the connector can do to this mailbox; only HIDE, MARK and TRASH count
 * @param recipient what kind of mailbox it is
 */
public record Circumstances(Set<Capability> capabilities, RecipientKind recipient) {
    /** Copies the set. */
    public Circumstances {
        capabilities = Set.copyOf(capabilities);
    }

    /** The circumstances of a mailbox: its kind follows from the organisation's people and shared mailboxes. */
    public static Circumstances of(MailboxId mailbox, Set<Capability> capabilities, Organisation organisation) {
        RecipientKind kind = RecipientKind.PERSON;
        for (String shared : organisation.sharedMailboxes()) {
            kind = shared.equalsIgnoreCase(mailbox.address()) ? RecipientKind.SHARED : kind;
        }
        for (Person person : organisation.vips()) {
            kind = person.email().equalsIgnoreCase(mailbox.address()) ? RecipientKind.VIP : kind;
        }
        return new Circumstances(capabilities, kind);
    }
}
