package dev.cordon.mailauth;

import dev.cordon.mailauth.dkim.DkimSettings;
import dev.cordon.mailauth.dmarc.DmarcLimits;
import dev.cordon.mailauth.header.SplitLimits;
import dev.cordon.mailauth.publicsuffix.PublicSuffixList;
import dev.cordon.mailauth.spf.SpfLimits;
import java.time.Duration;

/**
 * How to verify.
 *
 * @param dkim DKIM and ARC
 * @param spf SPF
 * @param dmarc DMARC
 * @param split how much header is read
 * @param suffixes the public suffix list, for the value of RFC 7489 beside that of RFC 9989
 * @param partialBodies whether a signature with {@code l=} counts for DMARC
 * @param questionsMax questions to DNS for one message
 * @param dnsTime time after which no question is asked any more
 */
public record Settings(DkimSettings dkim, SpfLimits spf, DmarcLimits dmarc, SplitLimits split, PublicSuffixList suffixes,
                       boolean partialBodies, int questionsMax, Duration dnsTime) {

    /** The same for a message that was received long ago. */
    public Settings examinedLate() {
        return new Settings(dkim.examinedLate(), spf, dmarc, split, suffixes, partialBodies, questionsMax, dnsTime);
    }

    /** The usual settings: signatures with {@code l=} do not count for DMARC, 200 questions, 25 seconds. */
    public static Settings usual() {
        return new Settings(DkimSettings.USUAL, SpfLimits.STANDARD, DmarcLimits.STANDARD, SplitLimits.USUAL, PublicSuffixList.builtin(),
                false, 200, Duration.ofSeconds(25));
    }
}
