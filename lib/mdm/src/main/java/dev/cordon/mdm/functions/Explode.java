package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.ScanSchema;
import dev.cordon.mdm.schema.Schema;
import dev.cordon.mql.function.Signature;
import dev.cordon.mql.types.Type;
import java.util.List;

/** {@code file.explode}. */
final class Explode implements Unanswered {

    private static final Signature SIGNATURE = new Signature("file.explode", List.of("beta.binexplode"), List.of(
            Declare.required("file", Schema.fileLike(), "The file.")), Type.listOf(ScanSchema.EXPLODED_FILE),
            "Unpacks a file recursively and scans every file in it; the file itself comes first. Null when the "
            + "file is null.",
            List.of(), "file.explode");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}
