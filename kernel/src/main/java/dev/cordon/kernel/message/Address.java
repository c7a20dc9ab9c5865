package dev.cordon.kernel.message;

import dev.cordon.kernel.evidence.ByteRange;

/**
 * One mailbox of an address field (RFC 5322 §3.4), in its most hostile reading.
 *
 * @param displayName decoded, may be empty
 * @param localPart left of the last {@code @}, may be empty
 * @param domain right of it, may be empty
 * @param group the group it stands in (RFC 5322 §3.4), empty for none
 * @param where its bytes
 */
public record Address(DisplayName displayName, String localPart, Domain domain, String group, ByteRange where) {
    /** {@code local@domain}, or what there is of it. */
    public String spec() {
        return domain.name().isEmpty() ? localPart : localPart + '@' + domain.name();
    }
}
