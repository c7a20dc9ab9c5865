package dev.cordon.mailauth.dmarc;

/** Why an evaluation ended as it did, with the rule that says so. */
public enum DmarcReason {
    /** DKIM vouches for the author's domain. */
    DKIM_ALIGNED("RFC 9989 §4.4.1", "a passing DKIM signature is aligned"),
    /** SPF vouches for the author's domain. */
    SPF_ALIGNED("RFC 9989 §4.4.2", "the domain that SPF passed is aligned"),
    /** Nothing does. */
    NOT_ALIGNED("RFC 9989 §4.4", "neither a passing DKIM signature nor SPF is aligned with the author's domain"),
    /** No record anywhere on the way. */
    NO_RECORD("RFC 9989 §4.10.1", "no policy record applies to the author's domain"),
    /** The record has no usable policy and asks for no reports. */
    NO_POLICY("RFC 9989 §4.10.1", "the record has no readable policy and asks for no reports"),
    /** There is no author, or what should be its domain is none. */
    NO_AUTHOR_DOMAIN("RFC 9989 §4.2", "the message has no author in a domain"),
    /** Authors in several domains. */
    SEVERAL_AUTHOR_DOMAINS("RFC 9989 §4.2", "the message has authors in several domains"),
    /** DNS failed or was too slow. */
    DNS_TROUBLE("RFC 8601 §2.7.7", "DNS did not answer");

    private final String section;
    private final String says;

    DmarcReason(String section, String says) {
        this.section = section;
        this.says = says;
    }

    /** The section of the standard. */
    public String section() {
        return section;
    }

    /** A clause for a person. */
    public String says() {
        return says;
    }
}
