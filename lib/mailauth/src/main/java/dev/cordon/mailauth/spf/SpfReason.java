package dev.cordon.mailauth.spf;

/** Why a check ended as it did, with the rule that says so. */
public enum SpfReason {
    /** A mechanism matched; its qualifier is the result. */
    MATCHED("RFC 7208 §4.6.2", "a mechanism matched"),
    /** No mechanism matched and there is no redirect. */
    NOTHING_MATCHED("RFC 7208 §4.7", "no mechanism matched"),
    /** The domain publishes no record. */
    NO_RECORD("RFC 7208 §4.5", "the domain publishes no SPF record"),
    /** The domain does not exist. */
    NO_SUCH_DOMAIN("RFC 7208 §4.3", "the domain does not exist"),
    /** What should be a domain is none. */
    NO_DOMAIN("RFC 7208 §4.3", "there is no well-formed domain of several labels to ask about"),
    /** The address of the client is not known. */
    NO_CLIENT_ADDRESS("RFC 7208 §4.1", "the address of the sending host is not known"),
    /** More than one record. */
    SEVERAL_RECORDS("RFC 7208 §4.5", "the domain publishes more than one SPF record"),
    /** The record breaks the grammar. */
    SYNTAX("RFC 7208 §4.6", "the record breaks the grammar"),
    /** A modifier that may stand once stands twice. */
    MODIFIER_TWICE("RFC 7208 §6", "redirect or exp stands more than once"),
    /** The record is longer than is read. */
    RECORD_TOO_LONG("RFC 7208 §3.4", "the record is longer than this verifier reads"),
    /** Too many terms that ask DNS. */
    TOO_MANY_LOOKUPS("RFC 7208 §4.6.4", "more terms ask DNS than allowed"),
    /** Too many questions without an answer. */
    TOO_MANY_VOID_LOOKUPS("RFC 7208 §4.6.4", "more terms than allowed ask for what is not there"),
    /** Too many mail exchangers at one name. */
    TOO_MANY_EXCHANGES("RFC 7208 §4.6.4", "a name has more mail exchangers than allowed"),
    /** The included domain has no record. */
    INCLUDE_WITHOUT_RECORD("RFC 7208 §5.2", "an included domain has no SPF record"),
    /** The domain redirected to has no record. */
    REDIRECT_WITHOUT_RECORD("RFC 7208 §6.1", "the domain redirected to has no SPF record"),
    /** DNS failed or was too slow. */
    DNS_TROUBLE("RFC 7208 §2.6.6", "DNS did not answer");

    private final String section;
    private final String says;

    SpfReason(String section, String says) {
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
