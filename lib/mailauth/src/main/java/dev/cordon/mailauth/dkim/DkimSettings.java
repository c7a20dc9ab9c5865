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
 * @param limits work that one message may cause
 * @param crypto the crypto
 */
public record DkimSettings(int signaturesMax, Duration drift, Duration replayAge, SignatureLimits limits, SignatureCheck crypto) {

    /** 20 signatures, five minutes, seven days. */
    public static final DkimSettings USUAL =
            new DkimSettings(20, Duration.ofMinutes(5), Duration.ofDays(7), SignatureLimits.USUAL, SignatureCheck.usual());
}
