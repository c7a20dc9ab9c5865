package dev.cordon.mailauth.signature;

import dev.cordon.mailauth.header.RawField;

/** What reading a signature field gave. */
public sealed interface SignatureReading permits SignatureField, SignatureReading.Refused {

    /** The header field. */
    RawField field();

    /** {@code d=} in lower case ASCII; empty when there is none that can be read. */
    String domain();

    /** {@code s=} in lower case ASCII; empty when there is none that can be read. */
    String selector();

    /** {@code a=} as it stands; may be empty. */
    String algorithmText();

    /** {@code i=} of an ARC field; 0 when there is none that can be read, and for DKIM. */
    int instance();

    /**
     * A field that must not be tried.
     *
     * @param fault why
     * @param detail the tag or text that is wrong; may be empty
     */
    record Refused(RawField field, String domain, String selector, String algorithmText, int instance, SignatureFault fault,
                   String detail) implements SignatureReading {}
}
