package dev.cordon.kernel.config;

/**
 * How one identity signs in. Reader and actor are different identities wherever the mail system offers that.
 *
 * @param user the login name; empty for BEARER
 * @param secret password or token
 */
@Doc("How one identity signs in.")
public record Login(
        @Doc("`basic` for user and password, `bearer` for a token.") Scheme scheme,
        @Doc("The login name; not used with `bearer` over JMAP.") String user,
        @Doc("Password or token, always a reference: `{file: …}` or `{env: …}`.") Secret secret) {
    /** None: the mail system is reached with a login of its own for all mailboxes. */
    public static final Login NONE = new Login(Scheme.BASIC, "", Secret.of(""));

    /** How it is presented. */
    public enum Scheme { BASIC, BEARER }
}
