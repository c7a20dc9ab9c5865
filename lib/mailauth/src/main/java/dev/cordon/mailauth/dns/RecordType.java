package dev.cordon.mailauth.dns;

/** The types of record that email authentication reads (RFC 1035 §3.2.2, RFC 3596 §2.1). */
public enum RecordType {
    /** IPv4 address. */ A,
    /** IPv6 address. */ AAAA,
    /** Mail exchanger. */ MX,
    /** Name of an address. */ PTR,
    /** Text. */ TXT
}
