package dev.cordon.mailauth.dmarc;

/**
 * The most that one evaluation may do.
 *
 * @param questionsMax questions to DNS for one message, over all walks
 * @param domainsMax authenticated domains that are looked at
 * @param recordBytesMax length of a record; longer ones are taken for absent
 */
public record DmarcLimits(int questionsMax, int domainsMax, int recordBytesMax) {

    /** 60 questions, 20 domains, records up to 8 KiB. One walk asks at most 8 (RFC 9989 §4.10). */
    public static final DmarcLimits STANDARD = new DmarcLimits(60, 20, 8 << 10);
}
