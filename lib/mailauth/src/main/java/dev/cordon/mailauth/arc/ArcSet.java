package dev.cordon.mailauth.arc;

import dev.cordon.mailauth.header.RawField;
import dev.cordon.mailauth.signature.SignatureOutcome;
import dev.cordon.mailauth.signature.SignatureReading;

/**
 * One set of a chain: what one handler of the message added.
 *
 * @param instance its number, from 1
 * @param results ARC-Authentication-Results
 * @param message ARC-Message-Signature
 * @param messageOutcome what trying it gave, header fields and body apart
 * @param seal ARC-Seal
 * @param sealOutcome what trying it gave; it covers ARC header fields only, so a rewritten body does not touch it
 */
public record ArcSet(int instance, RawField results, SignatureReading message, SignatureOutcome messageOutcome, SignatureReading seal,
                     SignatureOutcome sealOutcome) {

    /** The domain that sealed; empty when it cannot be read. */
    public String sealer() {
        return seal.domain();
    }

    /**
     * Whether the sealer vouches for the results of this set and binds them to the header fields of this message, whatever became of the
     * body: the seal verifies and so does {@code b=} of the message signature.
     */
    public boolean bound() {
        return sealOutcome.passed() && messageOutcome.header() == dev.cordon.mailauth.signature.HeaderSignature.PASS;
    }
}
