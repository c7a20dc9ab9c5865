package dev.cordon.access.cli;

import picocli.CommandLine;

/** The ways of {@code cordon mailbox add} for mail systems that need registration first. */
final class MailboxAdds {
    private MailboxAdds() {}

    /** Puts them below the command. */
    // keep sorted
    static void into(CommandLine root, Call call) {
        CommandLine mailbox = root.getSubcommands().get("mailbox");
        if (mailbox != null) {
            CommandLine add = mailbox.getSubcommands().get("add");
            add.addSubcommand(new GoogleAdd(call));
        }
    }
}
