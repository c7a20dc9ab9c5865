package dev.cordon.mailauth;

/** The four things that can be checked. */
public enum Check {
    /** RFC 7208. */ SPF,
    /** RFC 6376. */ DKIM,
    /** RFC 8617. */ ARC,
    /** RFC 9989; takes part of its answer from the first two. */ DMARC
}
