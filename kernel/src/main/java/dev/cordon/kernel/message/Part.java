package dev.cordon.kernel.message;

import dev.cordon.kernel.evidence.ByteRange;
import java.util.List;

/**
 * One MIME entity (RFC 2045 §2.4).
 *
 * @param path its place in the tree: {@code 0} is the message, {@code 0.1} its second part
 * @param mediaType declared type in lower case, defaults applied (RFC 2045 §5.2)
 * @param charset declared charset in lower case, may be empty
 * @param disposition {@code inline}, {@code attachment} or another declared word; empty when none
 * @param fileName decoded, exactly as the sender gave it, may be empty; data, never a path
 * @param header the bytes of its header block
 * @param body the bytes of its body, still transfer-encoded
 * @param children in order
 */
public record Part(String path, String mediaType, String charset, String disposition, String fileName,
                   ByteRange header, ByteRange body, List<Part> children) {
    /** Copies the children. */
    public Part {
        children = List.copyOf(children);
    }
}
