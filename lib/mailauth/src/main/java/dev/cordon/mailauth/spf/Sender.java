package dev.cordon.mailauth.spf;

/** The identity as an address: without a local part it is {@code postmaster} (RFC 7208 §4.3). */
record Sender(String local, String domain) {

    static Sender of(String identity) {
        int at = identity.lastIndexOf('@');
        String local = at <= 0 ? "postmaster" : identity.substring(0, at);
        return new Sender(local, identity.substring(at + 1));
    }

    @Override public String toString() {
        return local + "@" + domain;
    }
}
