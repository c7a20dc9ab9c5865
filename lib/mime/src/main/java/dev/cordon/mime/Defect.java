package dev.cordon.mime;

/**
 * One thing that is wrong with a message, and where.
 *
 * @param kind what is wrong
 * @param range the bytes of the raw message that show it
 */
public record Defect(MimeDefect kind, RawRange range) {
}
