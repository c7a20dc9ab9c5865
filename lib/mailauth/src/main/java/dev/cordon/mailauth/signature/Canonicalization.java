package dev.cordon.mailauth.signature;

/** How a message is brought into the form that is signed (RFC 6376 §3.4). */
public enum Canonicalization {
    /** Nearly nothing may change (RFC 6376 §3.4.1, §3.4.3). */ SIMPLE,
    /** White space and the case of names may change (RFC 6376 §3.4.2, §3.4.4). */ RELAXED
}
