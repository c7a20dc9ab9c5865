package dev.cordon.mailauth;

import java.util.Locale;

/** What is worth knowing about a message beside the results. */
public enum Finding {
    /** Several From fields: readers differ about which they show, so DMARC is not evaluated (RFC 5322 §3.6). */ MULTIPLE_FROM,
    /** No From field. */ FROM_MISSING,
    /** Several addresses in From. */ FROM_SEVERAL_ADDRESSES,
    /** A group in From (RFC 6854 §2 allows it, and DMARC has no author then). */ FROM_GROUP,
    /** Programs read different addresses out of the same From. */ FROM_AMBIGUOUS,
    /** No address can be read out of From. */ FROM_UNREADABLE,
    /** White space before the colon of From, which some programs take for another field. */ FROM_SPACED_COLON,
    /** NUL or another control character in From. */ FROM_CONTROL_CHARACTER,
    /** Bare LF among CR LF. */ BARE_LF,
    /** CR without LF. */ BARE_CR,
    /** More header than is read; no signature was tried. */ HEADER_OVER_LIMIT,
    /** More signatures than are tried. */ SIGNATURES_OVER_LIMIT,
    /** The budget of DNS questions or time was used up. */ DNS_OVER_BUDGET,
    /** DMARC passes by SPF alone: what a smuggled message does too, when the domain usually signs. */ DMARC_BY_SPF_ALONE,
    /** A signature passes although the body has bytes behind {@code l=} (RFC 6376 §8.2). */ BODY_APPENDED,
    /** A chain fails, but all its seals verify: the sealers' results can still be trusted. */ SEAL_ONLY,
    /** A signature fits the header but not the body: the store or somebody on the way changed the body. */ BODY_REWRITTEN;

    /** The word in reports, such as {@code multiple-from}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
