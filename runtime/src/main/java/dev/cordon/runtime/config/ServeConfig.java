package dev.cordon.runtime.config;

import dev.cordon.kernel.config.Doc;

/** Where the web page and the interface listen. */
@Doc("Where the web page and the interface listen.")
public record ServeConfig(
        @Doc("The address to listen on. Only loopback is accepted as long as there is no TLS and no sign-in.") String host,
        @Doc("The port; 0 lets the system choose one, which is then printed.") int port) {
    /** Loopback, port 8025. */
    public static final ServeConfig LOOPBACK = new ServeConfig("127.0.0.1", 8025);
}
