package dev.cordon.mailauth.signature;

/**
 * How much work one message may cause.
 *
 * @param keyQuestionsMax different key records that are asked for
 * @param checksMax public-key operations
 * @param headerBytesMax canonical header bytes that one signature may cover
 * @param rsaBitsMax the longest RSA key that is used
 */
public record SignatureLimits(int keyQuestionsMax, int checksMax, int headerBytesMax, int rsaBitsMax) {

    /** 60 keys, 150 operations, 4 MiB, 8,192 bits. */
    public static final SignatureLimits USUAL = new SignatureLimits(60, 150, 4 << 20, 8192);
}
