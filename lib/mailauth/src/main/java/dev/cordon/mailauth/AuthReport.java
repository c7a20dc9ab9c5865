package dev.cordon.mailauth;

import dev.cordon.mailauth.arc.ArcReport;
import dev.cordon.mailauth.dkim.DkimReport;
import dev.cordon.mailauth.dmarc.DmarcResult;
import dev.cordon.mailauth.spf.SpfResult;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is known about the authenticity of one message. What was not asked for has the result none.
 *
 * @param spf the sending host
 * @param dkim the signatures
 * @param arc the chain
 * @param dmarc the author
 * @param authors the addresses in From, as they stand
 * @param findings what else is worth knowing
 * @param provisional whether DNS failed somewhere, so that trying again later may give more: neither pass nor fail should follow from it
 */
public record AuthReport(SpfResult spf, DkimReport dkim, ArcReport arc, DmarcResult dmarc, List<String> authors, Set<Finding> findings,
                         boolean provisional) {

    /** Copies. */
    public AuthReport {
        authors = List.copyOf(authors);
        EnumSet<Finding> copy = EnumSet.noneOf(Finding.class);
        copy.addAll(findings);
        findings = Collections.unmodifiableSet(copy);
    }
}
