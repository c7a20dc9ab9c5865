package dev.cordon.mailauth.spf;

import java.net.InetAddress;

/**
 * What the receiving side knows of an SMTP session.
 *
 * @param ip the address the client connected from
 * @param helo the name the client gave, as it gave it; empty when not known
 * @param mailFrom the reverse path without angle brackets, or only its domain; empty for the null reverse path (RFC 7208 §2.4)
 * @param receiver the name of the receiving host, for explanations; empty when not to be told
 */
public record SpfRequest(InetAddress ip, String helo, String mailFrom, String receiver) {}
