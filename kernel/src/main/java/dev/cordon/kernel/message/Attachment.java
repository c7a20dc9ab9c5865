package dev.cordon.kernel.message;

import dev.cordon.kernel.identity.ContentHash;

/**
 * A part that a client offers to save.
 *
 * @param part the path of its part
 * @param fileName exactly as the sender gave it, may be empty
 * @param declaredType from Content-Type
 * @param detectedType by the bytes themselves, empty when nothing recognised them
 * @param bytes decoded length
 * @param sha256 of the decoded bytes
 * @param inline whether a client shows it inside the text
 */
public record Attachment(String part, String fileName, String declaredType, String detectedType, long bytes,
                         ContentHash sha256, boolean inline) {}
