package dev.cordon.mailauth.spf;

/**
 * The most that one check may do. Time is limited by the {@link dev.cordon.mailauth.dns.Dns} that is given.
 *
 * @param lookupsMax terms that ask DNS, over all records of the check
 * @param voidLookupsMax terms whose question has no answer
 * @param exchangesMax mail exchangers of one name
 * @param pointersMax names of the client's address that are looked at
 * @param recordBytesMax length of a record
 * @param explanationCharsMax length of an explanation; with 0 none is fetched
 */
public record SpfLimits(int lookupsMax, int voidLookupsMax, int exchangesMax, int pointersMax, int recordBytesMax,
        int explanationCharsMax) {

    /** The numbers of RFC 7208 §4.6.4; records up to 64 KiB, explanations up to 1,000 characters. */
    public static final SpfLimits STANDARD = new SpfLimits(10, 2, 10, 10, 1 << 16, 1_000);
}
