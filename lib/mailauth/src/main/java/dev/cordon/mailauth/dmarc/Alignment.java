package dev.cordon.mailauth.dmarc;

/** How an authenticated domain relates to the author's domain (RFC 9989 §4.4). */
public enum Alignment {
    /** The same domain. */ STRICT,
    /** The same organisational domain, and the record allows that. */ RELAXED,
    /** No relation that counts, or nothing was authenticated. */ NONE
}
