package dev.cordon.mailauth;

import java.util.List;

/**
 * What is known of the SMTP session that brought a message. Empty text stands for what is not known.
 *
 * @param ip the address of the sending host, as text
 * @param helo the name it gave itself
 * @param mailFrom the reverse path without angle brackets; empty also for the null reverse path, where HELO is checked (RFC 7208 §2.4)
 * @param receiver the name of the receiving host, for explanations of SPF
 * @param recipients addresses the message was delivered to, for the signs of replay
 */
public record Envelope(String ip, String helo, String mailFrom, String receiver, List<String> recipients) {

    /** Nothing known: SPF is {@code none} with the reason that there is no client address. */
    public static final Envelope UNKNOWN = new Envelope("", "", "", "");

    /** Copies the list. */
    public Envelope {
        recipients = List.copyOf(recipients);
    }

    /** Without recipients. */
    public Envelope(String ip, String helo, String mailFrom, String receiver) {
        this(ip, helo, mailFrom, receiver, List.of());
    }
}
