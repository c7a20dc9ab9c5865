package dev.cordon.kernel.identity;

/** The Message-ID header field (RFC 5322 §3.6.4): a claim by the sender, not unique, not trusted; may be empty. */
public record MessageIdHeader(String value) {
    /** No Message-ID was found. */
    public static final MessageIdHeader NONE = new MessageIdHeader("");
}
