package dev.cordon.mailauth.spf;

/** One directive of a record (RFC 7208 §4.6.1): a qualifier and a mechanism. Lengths of prefixes are in bits. */
sealed interface Term {

    /** The result when it matches. */
    SpfWord qualifier();

    /** As it stands in the record. */
    String text();

    /** {@code all}, RFC 7208 §5.1. */
    record All(SpfWord qualifier, String text) implements Term {}

    /** {@code include}, RFC 7208 §5.2. */
    record Include(SpfWord qualifier, String text, MacroText target) implements Term {}

    /** {@code a}, RFC 7208 §5.3. */
    record Address(SpfWord qualifier, String text, MacroText target, int bits4, int bits6) implements Term {}

    /** {@code mx}, RFC 7208 §5.4. */
    record Exchanger(SpfWord qualifier, String text, MacroText target, int bits4, int bits6) implements Term {}

    /** {@code ptr}, RFC 7208 §5.5. */
    record Pointer(SpfWord qualifier, String text, MacroText target) implements Term {}

    /** {@code ip4} and {@code ip6}, RFC 7208 §5.6; 4 or 16 bytes. */
    record Network(SpfWord qualifier, String text, Prefix prefix) implements Term {}

    /** {@code exists}, RFC 7208 §5.7. */
    record Exists(SpfWord qualifier, String text, MacroText target) implements Term {}
}
