package dev.cordon.mailauth.stored;

/**
 * One server on the way, as it wrote it down (RFC 5321 §4.4). It is a claim, unless the hop is inside the border.
 *
 * @param index place of the field in the header, from the top
 * @param start offset of its first byte in the message
 * @param by the server
 * @param from what it says of the client: name given, name found, addresses; may be empty
 * @param protocol such as {@code ESMTPS}; may be empty
 * @param at seconds since 1970; -1 when it does not say or cannot be read
 * @param inside whether a host of the border wrote it
 * @param border whether it is the border's outermost: what stands above it was written by the border, or by the large provider whose
 *     host it is when no border is declared
 */
public record Hop(int index, int start, String by, String from, String protocol, long at, boolean inside, boolean border) {}
