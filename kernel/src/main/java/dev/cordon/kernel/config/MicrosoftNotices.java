package dev.cordon.kernel.config;

/**
 * Where change notifications arrive.
 *
 * @param publicUrl empty when none are wanted
 */
@Doc("Change notifications: Microsoft sends them to a public address, and a reverse proxy of yours hands them on to us.")
public record MicrosoftNotices(
        @Doc("The public address, `https://…`; the reverse proxy behind it forwards to `port` on this machine. Empty: no notifications.")
        String publicUrl,
        @Doc("The port on 127.0.0.1 where we take them.") int port) {
    /** No notifications. */
    public static final MicrosoftNotices NONE = new MicrosoftNotices("", 0);
}
