package dev.cordon.mailauth.dmarc;

/** Things worth knowing beside the result. */
public enum DmarcFlag {
    /** The message has authors in several domains. */ MULTIPLE_FROM("multiple-from"),
    /** The record says {@code t=y}: its policy is lowered by one step. */ TEST_MODE("test-mode"),
    /** The author's domain does not exist. */ NON_EXISTENT_DOMAIN("non-existent-domain"),
    /** A name on the way has more than one record, so none of them counts there. */ SEVERAL_RECORDS("several-records"),
    /** The policy cannot be read; since reports are asked for it is taken as {@code none}. */ POLICY_UNREADABLE("policy-unreadable"),
    /** A public suffix without {@code psd=y} publishes a record, and by that became the organisational domain. */
    SUFFIX_RECORD("suffix-record"),
    /** RFC 7489 with the public suffix list comes to another result or policy. */ SHADOW_DIFFERS("shadow-differs"),
    /** More authenticated domains or questions than are looked at. */ LIMIT_REACHED("limit-reached");

    private final String word;

    DmarcFlag(String word) {
        this.word = word;
    }

    /** The stable word. */
    public String word() {
        return word;
    }
}
