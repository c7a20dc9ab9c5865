package dev.cordon.initiation.fetch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.evidence.GapCode;
import dev.cordon.kernel.evidence.Value;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.port.read.Fetched;

/**
 * What is kept of a fetched message.
 *
 * @param raw the whole message, or the head of one that is too long
 * @param wholeBytes the size of the whole message
 * @param evidence what is missing, when something is
 */
public record Kept(Raw raw, long wholeBytes, List<Evidence> evidence) {

    /** Copies the list. */
    public Kept {
        evidence = List.copyOf(evidence);
    }

    /** All of it, or its first {@code bytesMax} bytes and the hash of all; truncation by the provider is stated too. */
    public static Kept of(Fetched fetched, int bytesMax) {
        Raw raw = fetched.raw();
        List<Evidence> evidence = new ArrayList<>();
        if (WholeMessage.isShort(fetched)) {
            evidence.add(new Evidence.Fact(FactNames.FETCH_TRUNCATED, new Value.Number(fetched.declaredBytes()), List.of()));
            evidence.add(Evidence.Gap.of(GapCode.UNPARSABLE, "the provider gave " + raw.length() + " bytes of a message of "
                    + (fetched.declaredBytes() < 0 ? "unknown size" : fetched.declaredBytes() + " bytes") + ", twice"));
        }
        if (raw.length() <= bytesMax) {
            return new Kept(raw, raw.length(), evidence);
        }
        evidence.add(new Evidence.Fact(FactNames.MESSAGE_OVERSIZE, new Value.Number(raw.length()), List.of()));
        evidence.add(Evidence.fact(FactNames.MESSAGE_FULL_SHA256, raw.hash().value(), List.of()));
        evidence.add(Evidence.Gap.of(GapCode.LIMIT_REACHED, "the message has " + raw.length() + " bytes; only the first " + bytesMax
                + " were looked at"));
        return new Kept(Raw.owning(Arrays.copyOf(raw.shared(), bytesMax)), raw.length(), evidence);
    }
}
