package dev.cordon.mailauth.signature;

import dev.cordon.mailauth.header.RawField;
import java.util.List;

/**
 * A signature field whose tags obey the rules (RFC 6376 §3.5, RFC 8617 §4.1).
 *
 * @param field the header field
 * @param kind which of the three it is
 * @param domain {@code d=} in lower case ASCII
 * @param selector {@code s=} in lower case ASCII
 * @param identity {@code i=} of DKIM as text, its quoted-printable undone; {@code @d} when absent
 * @param instance {@code i=} of ARC; 0 for DKIM
 * @param algorithm {@code a=}
 * @param header canonical form of the header fields
 * @param body canonical form of the body
 * @param signed {@code h=} in lower case, in order; empty for a seal
 * @param bodyLength {@code l=}; -1 when absent
 * @param signedAt {@code t=} in seconds since 1970; -1 when absent
 * @param expiresAt {@code x=} in seconds since 1970; -1 when absent
 * @param chain {@code cv=} of a seal: none, pass or fail; empty otherwise
 * @param bodyHash {@code bh=}; empty for a seal
 * @param signature {@code b=}
 * @param cutFrom offset in the message at which the value of {@code b=} begins
 * @param cutTo offset in the message at which it ends
 */
public record SignatureField(RawField field, SignatureKind kind, String domain, String selector, String identity, int instance,
                             SignatureAlgorithm algorithm, Canonicalization header, Canonicalization body, List<String> signed,
                             long bodyLength, long signedAt, long expiresAt, String chain, byte[] bodyHash, byte[] signature,
                             int cutFrom, int cutTo) implements SignatureReading {

    /** Copies the list; the arrays are not copied, and must not be changed. */
    public SignatureField {
        signed = List.copyOf(signed);
    }

    @Override public String algorithmText() {
        return algorithm.word();
    }

    /** How often {@code h=} names a header field. @param name in lower case */
    public int times(String name) {
        int times = 0;
        for (String entry : signed) {
            times += entry.equals(name) ? 1 : 0;
        }
        return times;
    }
}
