package dev.cordon.mime;

import dev.cordon.bounds.Budget;

/**
 * The most that is made of one message. Reaching a limit is a {@link MimeDefect}, and the bytes beyond it are kept as one
 * opaque segment; nothing is lost and nothing is thrown.
 *
 * @param depthMax levels of multipart and enclosed message
 * @param partsMax parts in the whole message, enclosed ones included
 * @param fieldsMax header fields in one part
 * @param fieldBytesMax bytes of all header fields of one part that are told apart
 * @param addressesMax mailboxes in one header field
 * @param wordsMax encoded words in one header field
 * @param parametersMax parameters in one header field
 * @param decodedBytesMax bytes of one decoded body, and of all decoded enclosed messages together
 * @param defectsMax defects and, apart, ambiguities that are listed one by one
 * @param readingsMax alternative trees that {@link MimeMessage#readings()} offers
 */
public record MimeLimits(int depthMax, int partsMax, int fieldsMax, int fieldBytesMax, int addressesMax, int wordsMax,
                         int parametersMax, int decodedBytesMax, int defectsMax, int readingsMax) {

    /**
     * Limits that suit one ordinary message: 40 levels, 10,000 parts, 10,000 header fields of at most 8 MiB a part, 10,000
     * mailboxes, 10,000 encoded words and 1,000 parameters a field, 256 MiB decoded, 1,000 defects, 4 alternative readings.
     */
    public static final MimeLimits MESSAGE =
            new MimeLimits(40, 10_000, 10_000, 8 << 20, 10_000, 10_000, 1_000, 256 << 20, 1_000, 4);

    /** Refuses a negative limit. */
    public MimeLimits {
        if (depthMax < 0 || partsMax < 1 || fieldsMax < 0 || fieldBytesMax < 0 || addressesMax < 0 || wordsMax < 0
                || parametersMax < 0 || decodedBytesMax < 0 || defectsMax < 0 || readingsMax < 0) {
            throw new IllegalArgumentException("a limit is negative, or no part at all is allowed");
        }
    }

    /** The ordinary limits, narrowed to a budget: its depth, its items as parts, its bytes as decoded bytes. */
    public static MimeLimits within(Budget budget) {
        int items = (int) Math.max(1, Math.min(MESSAGE.partsMax, budget.itemsMax()));
        int bytes = (int) Math.min(MESSAGE.decodedBytesMax, budget.bytesMax());
        return new MimeLimits(Math.min(MESSAGE.depthMax, budget.depthMax()), items, MESSAGE.fieldsMax, MESSAGE.fieldBytesMax,
                MESSAGE.addressesMax, MESSAGE.wordsMax, MESSAGE.parametersMax, bytes, MESSAGE.defectsMax, MESSAGE.readingsMax);
    }
}
