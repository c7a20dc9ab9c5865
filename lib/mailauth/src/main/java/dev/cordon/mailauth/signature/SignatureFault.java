package dev.cordon.mailauth.signature;

import java.util.Locale;

/** Why a signature did not pass, with the rule that says so. */
public enum SignatureFault {
    /** It passed. */ NONE("RFC 6376 §6.1.3", Weight.PASS),
    /** The field is no tag list. */ TAGS_MALFORMED("RFC 6376 §3.2", Weight.PERMANENT),
    /** A tag that must be there is not. */ TAG_MISSING("RFC 6376 §6.1.1", Weight.PERMANENT),
    /** {@code v=} is not 1. */ VERSION_UNKNOWN("RFC 6376 §6.1.1", Weight.PERMANENT),
    /** {@code a=} names no algorithm known here. */ ALGORITHM_UNKNOWN("RFC 6376 §3.3", Weight.PERMANENT),
    /** {@code a=rsa-sha1}. */ SHA1("RFC 8301 §3.1", Weight.PERMANENT),
    /** {@code c=} names no canonicalization known here. */ CANONICALIZATION_UNKNOWN("RFC 6376 §3.4", Weight.PERMANENT),
    /** {@code d=} is no domain name. */ DOMAIN_MALFORMED("RFC 6376 §3.5", Weight.PERMANENT),
    /** {@code s=} is no selector. */ SELECTOR_MALFORMED("RFC 6376 §3.1", Weight.PERMANENT),
    /** {@code i=} is not within {@code d=}, or cannot be read. */ IDENTITY_FOREIGN("RFC 6376 §6.1.1", Weight.PERMANENT),
    /** {@code h=} cannot be read or names nothing. */ HEADERS_MALFORMED("RFC 6376 §3.5", Weight.PERMANENT),
    /** {@code h=} does not name From. */ FROM_UNSIGNED("RFC 6376 §6.1.1", Weight.PERMANENT),
    /** {@code q=} names no way to the key known here. */ QUERY_UNKNOWN("RFC 6376 §3.5", Weight.PERMANENT),
    /** {@code b=} or {@code bh=} is not base64, or has the wrong length. */ BASE64_MALFORMED("RFC 6376 §3.5", Weight.PERMANENT),
    /** {@code t=}, {@code x=} or {@code l=} is no number, or {@code x=} is not after {@code t=}. */
    NUMBER_MALFORMED("RFC 6376 §3.5", Weight.PERMANENT),
    /** A tag that must not be there, such as {@code h=} in a seal, or an instance number out of range. */
    TAG_FORBIDDEN("RFC 8617 §4.1.3", Weight.PERMANENT),
    /** {@code x=} has passed. */ EXPIRED("RFC 6376 §3.5", Weight.FAILURE),
    /** The question for the key timed out or the server could not answer. */ KEY_UNREACHABLE("RFC 6376 §6.1.2", Weight.TEMPORARY),
    /** There is no key. */ KEY_MISSING("RFC 6376 §6.1.2", Weight.PERMANENT),
    /** The key record is no tag list, or {@code v=} in it is wrong. */ KEY_MALFORMED("RFC 6376 §3.6.1", Weight.PERMANENT),
    /** {@code p=} is empty: the key was revoked. */ KEY_REVOKED("RFC 6376 §3.6.1", Weight.PERMANENT),
    /** {@code k=} of the key does not suit {@code a=} of the signature. */ KEY_TYPE("RFC 6376 §6.1.2", Weight.PERMANENT),
    /** {@code h=} of the key does not allow the hash. */ KEY_HASH("RFC 6376 §6.1.2", Weight.PERMANENT),
    /** {@code s=} of the key does not allow mail. */ KEY_SERVICE("RFC 6376 §3.6.1", Weight.PERMANENT),
    /** {@code t=s} of the key forbids that {@code i=} is a subdomain. */ KEY_STRICT("RFC 6376 §3.6.1", Weight.PERMANENT),
    /** An RSA key of fewer than 1,024 bits. */ KEY_WEAK("RFC 8301 §3.2", Weight.PERMANENT),
    /** An RSA key that is too long to be worth its cost, or has odd numbers in it. */ KEY_ODD("RFC 8301 §3.2", Weight.PERMANENT),
    /** An Ed25519 key that is not 32 bytes. */ KEY_LENGTH("RFC 8463 §4.2", Weight.PERMANENT),
    /** The signature does not fit the header fields. */ SIGNATURE_WRONG("RFC 6376 §6.1.3", Weight.FAILURE),
    /** The body has another hash. */ BODY_CHANGED("RFC 6376 §6.1.3", Weight.FAILURE),
    /** More signatures, keys or header bytes than the limit; not tried. */ OVER_LIMIT("RFC 6376 §8.4", Weight.POLICY);

    /** What kind of result follows. */
    public enum Weight {
        /** None. */ PASS,
        /** The signature was tried and is wrong. */ FAILURE,
        /** It can never be tried. */ PERMANENT,
        /** It may be tried again later. */ TEMPORARY,
        /** This verifier chose not to. */ POLICY
    }

    private final String rule;
    private final Weight weight;

    SignatureFault(String rule, Weight weight) {
        this.rule = rule;
        this.weight = weight;
    }

    /** The RFC and section that the fault is about. */
    public String rule() {
        return rule;
    }

    /** What kind of result follows. */
    public Weight weight() {
        return weight;
    }

    /** A stable code, such as {@code key-revoked}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
