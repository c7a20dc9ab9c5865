package dev.cordon.verification.parameters;

import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.evidence.Value;
import dev.cordon.kernel.flow.Dossier;
import dev.cordon.kernel.message.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether it says of itself that it was sent to many: a way to leave (RFC 2369, RFC 8058) and a list's name or a precedence. */
final class BulkMail implements Parameter {
    @Override public List<Evidence> find(Dossier dossier, Guarded guarded) {
        List<String> names = new ArrayList<>();
        List<ByteRange> where = new ArrayList<>();
        boolean leave = false;
        boolean listed = false;
        for (Header header : dossier.message().headers()) {
            boolean precedence = header.is("Precedence")
                    && List.of("bulk", "list", "junk").contains(header.value().strip().toLowerCase(Locale.ROOT));
            boolean lists = header.is("List-Id") || header.is("List-Post") || header.is("Feedback-ID") || precedence;
            boolean leaves = header.is("List-Unsubscribe");
            leave |= leaves;
            listed |= lists;
            if (lists || leaves) {
                names.add(header.name().toLowerCase(Locale.ROOT));
                where.add(header.where());
            }
        }
        return leave && listed ? List.of(new Evidence.Fact(JudgedFactNames.MAIL_BULK, new Value.Texts(names), where)) : List.of();
    }
}
