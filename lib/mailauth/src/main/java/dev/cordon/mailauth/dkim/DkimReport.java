package dev.cordon.mailauth.dkim;

import java.util.List;

/**
 * The signatures of one message.
 *
 * @param signatures in the order of the header, without those over the limit
 * @param leftOut how many more there are
 */
public record DkimReport(List<CheckedSignature> signatures, int leftOut) {

    /** Copies the list. */
    public DkimReport {
        signatures = List.copyOf(signatures);
    }

    /** The best single result: pass, temperror, then that of the first; none without signature. */
    public DkimWord result() {
        DkimWord best = signatures.isEmpty() ? DkimWord.NONE : signatures.getFirst().result();
        for (CheckedSignature signature : signatures) {
            if (signature.passed()) {
                return DkimWord.PASS;
            }
            best = signature.result() == DkimWord.TEMPERROR ? DkimWord.TEMPERROR : best;
        }
        return best;
    }
}
