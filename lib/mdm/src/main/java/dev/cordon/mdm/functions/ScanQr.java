package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.AnswerSchema;
import dev.cordon.mdm.schema.Schema;
import dev.cordon.mql.function.Signature;
import java.util.List;

/** {@code beta.scan_qr}. */
final class ScanQr implements Unanswered {

    private static final Signature SIGNATURE = new Signature("beta.scan_qr", List.of(), List.of(
            Declare.required("file", Schema.fileLike(), "The file.")), AnswerSchema.QR_CODES,
            "All QR codes in a picture.",
            List.of(), "beta.scan_qr");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}
