package dev.cordon.kernel.message;

/** What kind of mailbox a message reached, as far as the policy cares. */
public enum RecipientKind {
    /** An ordinary person's mailbox. */
    PERSON,
    /** A person whom attackers like to imitate or reach: named in the organisation file. */
    VIP,
    /** Several people read it. */
    SHARED
}
