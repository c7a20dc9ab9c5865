package dev.cordon.mdm.header;

import dev.cordon.mime.HeaderField;
import dev.cordon.mql.value.Struct;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which authentication results of a header are believed. */
public sealed interface Belief permits AsWritten, Judged {
    /** The results of a hop; null when it has none that are believed. @param down its fields from the top */
    @Nullable Struct results(Hops way, int hop, List<HeaderField> down);

    /** The Received-SPF of a hop; null when it has none that is believed. */
    @Nullable Struct receivedSpf(Hops way, int hop, List<HeaderField> down);

    /** The {@code AuthSummary} object. */
    Struct summary(Hops way);
}
