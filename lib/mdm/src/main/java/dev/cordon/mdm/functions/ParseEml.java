package dev.cordon.mdm.functions;

import dev.cordon.mdm.Schema;
import dev.cordon.mql.function.Signature;
import java.util.List;

/** {@code file.parse_eml}. */
final class ParseEml implements Unanswered {

    private static final Signature SIGNATURE = new Signature("file.parse_eml", List.of(), List.of(
            Declare.required("file", Schema.fileLike(), "The file.")), Schema.MESSAGE,
            "Reads an enclosed message as the message itself is read. What comes from the mailbox or the "
            + "organisation is null. Null when the file is null.",
            List.of(), "file.parse_eml");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}
