package dev.cordon.verification;

import dev.cordon.kernel.port.ask.History;
import dev.cordon.kernel.port.ask.RawMail;
import dev.cordon.mailauth.dns.Dns;

/**
 * Whom Verification may ask, read-only.
 *
 * @param history what this installation saw before
 * @param raw the exact bytes of the message
 * @param dns the world's names
 */
public record Questions(History history, RawMail raw, Dns dns) {}
