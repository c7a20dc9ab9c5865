package dev.cordon.access.cli;

import java.util.List;
import picocli.CommandLine;

/** What hangs below `cordon mailbox` in files of its own, and the mail systems that `add` knows more about. */
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
        if (mailbox != null) {
            List.of(new AccountCommand(call), new BackfillCommand(call), new ClawBackCommand(call), new CoverageCommand(call),
                    new PostureCommand(call)).forEach(mailbox::addSubcommand);
        }
        if (add != null) {
            all(call).forEach(add::addSubcommand);
        }
    }
}
