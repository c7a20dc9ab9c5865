package dev.cordon.access.cli;

import java.util.List;
import picocli.CommandLine;

/** The mail systems that `cordon mailbox add` knows more about than an address and a password. */
final class MailboxKinds {
    private MailboxKinds() {}

    private static List<Object> all(Call call) {
        // keep sorted
        return List.of(
                new AddGoogleCommand(call),
                new AddMicrosoftCommand(call));
    }

    /** Hangs them below `mailbox add`, when that command is there. */
    static void addTo(CommandLine root, Call call) {
        CommandLine mailbox = root.getSubcommands().get("mailbox");
        CommandLine add = mailbox == null ? null : mailbox.getSubcommands().get("add");
        if (add != null) {
            all(call).forEach(add::addSubcommand);
        }
    }
}
