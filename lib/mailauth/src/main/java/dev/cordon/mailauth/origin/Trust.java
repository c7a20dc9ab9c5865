package dev.cordon.mailauth.origin;

/** Why a result of somebody else is believed. */
public enum Trust {
    /** It stands in the block that the border wrote, above the Received field of its outermost hop (RFC 8601 §4.1). */ POSITION,
    /** It is sealed by a trusted domain, and all seals verify; and its message signature fits the header of this message. */ SEAL,
    /** The same, but nothing binds the seal to this message, so it may have been taken from another. */ SEAL_UNBOUND,
    /** It is not: a claim by whoever sent the message. */ NONE
}
