package dev.cordon.runtime.config;

import dev.cordon.kernel.config.Doc;
import java.util.List;

/** Where readers send what they find suspicious. */
@Doc("Where readers send what they find suspicious.")
public record ReportsConfig(
        @Doc("Addresses of protected mailboxes that take reports; each report holds the reported message as an attachment.") List<String> mailboxes,
        @Doc("Most reports of one reporter that are followed within an hour.") int perReporterMax) {
    /** Nobody takes reports. */
    public static final ReportsConfig NONE = new ReportsConfig(List.of(), 20);

    /** Copies the list. */
    public ReportsConfig {
        mailboxes = List.copyOf(mailboxes);
    }
}
