package dev.cordon.mailauth.spf;

/**
 * The answer of one check.
 *
 * @param result the result word
 * @param domain the domain that was checked, in lower case ASCII where it could be so written
 * @param identity where that domain came from
 * @param mechanism the directive of the first record that decided, as {@code -all} or {@code include:_spf.example.com}; empty when none did
 * @param explanation what the domain wants to be told to the sender on {@code fail}: text of a stranger; empty when there is none
 * @param reason why
 * @param detail the name or the text the reason is about; empty when there is nothing to add
 * @param lookups terms that asked DNS
 * @param voidLookups those of them whose question had no answer
 */
public record SpfResult(SpfWord result, String domain, SpfIdentity identity, String mechanism, String explanation, SpfReason reason,
                        String detail, int lookups, int voidLookups) {

    /** The reason as a sentence: clause, detail, section. */
    public String why() {
        return reason.says() + (detail.isEmpty() ? "" : " (" + detail + ")") + ", " + reason.section();
    }
}
