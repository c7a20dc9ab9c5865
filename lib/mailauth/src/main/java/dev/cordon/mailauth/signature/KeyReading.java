package dev.cordon.mailauth.signature;

/** What reading a key record gave. */
public sealed interface KeyReading permits KeyRecord, KeyReading.Unusable {

    /** A record that gives no key. @param detail the tag or text that is wrong; may be empty */
    record Unusable(SignatureFault fault, String detail) implements KeyReading {}
}
