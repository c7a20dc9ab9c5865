package dev.cordon.mailauth.dmarc;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The answer of one evaluation.
 *
 * @param result the result word
 * @param policy what the owner asks to be done with failing mail of this author, after {@code t=y}
 * @param declared the same before {@code t=y}
 * @param authorDomain the domain of the From field in lower case A-labels; empty when there is no single one
 * @param organizationalDomain the author's organisational domain (RFC 9989 §4.10.2); empty when DNS left it open or there is no author
 * @param recordDomain the domain whose record was applied; empty when there is none
 * @param dkim the best alignment of the passing signatures
 * @param spf the alignment of the domain that SPF passed
 * @param reason why
 * @param detail a name or text the reason is about; empty when there is nothing to add
 * @param flags what else is worth knowing
 * @param shadow what RFC 7489 would say
 * @param questions how many names DNS was asked for
 */
public record DmarcResult(DmarcWord result, DmarcPolicy policy, DmarcPolicy declared, String authorDomain, String organizationalDomain,
                          String recordDomain, Alignment dkim, Alignment spf, DmarcReason reason, String detail, Set<DmarcFlag> flags,
                          Shadow shadow, int questions) {

    /** Keeps the flags in their order. */
    public DmarcResult {
        flags = flags.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(flags));
    }

    /**
     * The same message under RFC 7489, with the organisational domain of the public suffix list. Mail systems that have not moved to
     * RFC 9989 come to this; it never decides here.
     *
     * @param policy after {@code pct=0}; other percentages leave the policy as it is
     */
    public record Shadow(DmarcWord result, DmarcPolicy policy, String organizationalDomain) {}

    /** The reason as a sentence: clause, detail, section. */
    public String why() {
        return reason.says() + (detail.isEmpty() ? "" : " (" + detail + ")") + ", " + reason.section();
    }
}
