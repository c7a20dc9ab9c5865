package dev.cordon.connectors.http;

import dev.cordon.kernel.config.Secret;
import java.time.Duration;

/**
 * An access token (RFC 6749 §1.4).
 *
 * @param value what is sent as Bearer
 * @param lifetime from the moment it was given
 */
public record Token(Secret value, Duration lifetime) {}
