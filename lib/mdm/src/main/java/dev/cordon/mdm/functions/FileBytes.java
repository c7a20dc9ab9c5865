package dev.cordon.mdm.functions;

import dev.cordon.mql.value.Blob;
import dev.cordon.mql.value.Struct;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The contents of whatever a rule hands to a function of files. */
final class FileBytes {

    private FileBytes() {
    }

    /** The bytes of a file, or of the source of HTML; null when the object has none. */
    static byte @Nullable [] of(Struct file) {
        Object raw = file.type().field("raw").isPresent() ? file.get("raw") : null;
        return switch (raw) {
            case Blob blob -> blob.bytes();
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            case null, default -> null;
        };
    }
}
