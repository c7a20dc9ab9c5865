package dev.cordon.mailauth.dkim;

import dev.cordon.mailauth.signature.SignatureCheck;
import dev.cordon.mailauth.signature.SignatureLimits;
import java.time.Duration;

/**
 * Settings of DKIM verification.
 *
 * @param signaturesMax signatures of one message that are tried; those of the author's domain come first
 * @param drift by how much clocks may differ
 * @param replayAge age from which a signature without {@code x=} is one of the signs of replay
 * @param late whether so much time has passed since receipt that a key may have been withdrawn: a key that is not there proves nothing then
 * @param limits work that one message may cause
 * @param crypto the crypto
 */
public record DkimSettings(int signaturesMax, Duration drift, Duration replayAge, boolean late, SignatureLimits limits, SignatureCheck crypto) {

    /** 20 signatures, five minutes, seven days. */
    public static final DkimSettings USUAL =
            new DkimSettings(20, Duration.ofMinutes(5), Duration.ofDays(7), false, SignatureLimits.USUAL, SignatureCheck.usual());

    /** The same for a message that was received long ago. */
    public DkimSettings examinedLate() {
        return new DkimSettings(signaturesMax, drift, replayAge, true, limits, crypto);
    }
}
