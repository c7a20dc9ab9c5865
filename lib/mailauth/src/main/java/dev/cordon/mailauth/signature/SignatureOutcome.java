package dev.cordon.mailauth.signature;

/**
 * What trying one signature gave, header fields and body apart.
 *
 * @param header whether the header fields are those that were signed
 * @param body whether the body is the one that was signed; {@link BodyHash#UNVERIFIABLE} for a seal
 * @param fault what stands against the signature; {@link SignatureFault#NONE} when nothing does
 * @param detail the tag or text that is wrong; may be empty
 * @param keyBits length of the key; 0 when there is none
 * @param testing whether the key says {@code t=y}
 * @param bodyBytes length of the canonical body; -1 when it was not computed
 */
public record SignatureOutcome(HeaderSignature header, BodyHash body, SignatureFault fault, String detail, int keyBits, boolean testing,
                               long bodyBytes) {

    /** Whether nothing stands against it. */
    public boolean passed() {
        return fault == SignatureFault.NONE;
    }
}
