package dev.cordon.mailauth.arc;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a chain is worth.
 *
 * @param chain the state by RFC 8617 §5.2
 * @param instances number of sets; 0 for none, the highest number met for a broken structure
 * @param sealValid whether the structure is whole and every seal verifies, whatever became of the message signatures and the body
 * @param oldestPass RFC 8617 §5.2: the lowest set whose message signature verifies without a gap from the newest; 0 when all do
 * @param fault why it fails; {@link ArcFault#NONE} when it does not
 * @param faultAt the instance the fault is in; 0 for none
 * @param detail more about the fault; may be empty
 * @param provisional whether a key could not be reached, so that trying again later may give another state
 * @param sets the sets from 1; empty when the structure is broken
 */
public record ArcReport(ArcChain chain, int instances, boolean sealValid, int oldestPass, ArcFault fault, int faultAt, String detail,
                        boolean provisional, List<ArcSet> sets) {

    /** Copies the list. */
    public ArcReport {
        sets = List.copyOf(sets);
    }

    /** The domains that sealed, from the first. */
    public List<String> sealers() {
        return sets.stream().map(ArcSet::sealer).toList();
    }

    /**
     * The oldest set that the newest trusted seal vouches for: going down from the newest set, all sealed by trusted domains. Empty when
     * not every seal verifies or the newest sealer is not trusted.
     *
     * @param trusted domains in lower case ASCII; a subdomain of one is not trusted by it
     */
    public Optional<ArcSet> trusted(Set<String> trusted) {
        if (!sealValid) {
            return Optional.empty();
        }
        ArcSet oldest = null;
        for (int i = sets.size() - 1; i >= 0 && trusted.contains(sets.get(i).sealer()); i--) {
            oldest = sets.get(i);
        }
        return Optional.ofNullable(oldest);
    }

    /** One line for a person: code, instance, detail, rule. Empty when the chain does not fail. */
    public String reason() {
        if (fault == ArcFault.NONE) {
            return "";
        }
        String place = faultAt == 0 ? "" : " at i=" + faultAt;
        return fault.code() + place + (detail.isEmpty() ? "" : " (" + detail + ")") + ", " + fault.rule();
    }
}
