package dev.cordon.initiation.fetch;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.port.read.Fetched;
import dev.cordon.kernel.port.read.MailReader;

/** Fetches a message, once more when less came than the provider declared. */
public final class WholeMessage {

    private WholeMessage() {
    }

    /**
     * The message, whole where the provider gives it whole. Providers are seen to give an empty or short message right after
     * delivery, so a short one is fetched a second time and the longer of both is taken. When the second try fails, the fault
     * counts only if it says that the message is gone or busy: what came the first time is better than nothing.
     */
    public static Answer<Fetched> fetch(MailReader reader, MailboxId mailbox, ProviderMessageId message) {
        Answer<Fetched> first = reader.fetch(mailbox, message);
        if (!(first instanceof Answer.Known<Fetched> k) || !isShort(k.value())) {
            return first;
        }
        Answer<Fetched> second = reader.fetch(mailbox, message);
        return switch (second) {
            case Answer.Known<Fetched> again -> again.value().raw().length() >= k.value().raw().length() ? second : first;
            case Answer.Unknown<Fetched> u -> switch (u.fault()) {
                case Fault.Gone _, Fault.Retry _ -> second;
                case Fault.Denied _, Fault.CursorLost _,
                     Fault.Unsupported _, Fault.Malformed _,
                     Fault.NoRoom _ -> first;
            };
        };
    }

    /** Whether fewer bytes came than were declared, or none at all. */
    static boolean isShort(Fetched fetched) {
        return fetched.raw().length() == 0 || fetched.raw().length() < fetched.declaredBytes();
    }
}
