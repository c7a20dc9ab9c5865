package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.Schema;
import dev.cordon.mql.function.Signature;
import java.util.List;

/** {@code file.message_screenshot}. */
final class MessageScreenshot implements Unanswered {

    private static final Signature SIGNATURE = new Signature("file.message_screenshot", List.of("beta.message_screenshot"), List.of(),
            Schema.FILE,
            "A picture of the message as a person sees it.",
            List.of(), "file.message_screenshot");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}
