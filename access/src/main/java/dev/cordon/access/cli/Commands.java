package dev.cordon.access.cli;

import java.util.List;

/** Every command, in the order the help lists them. */
final class Commands {
    private Commands() {}

    static List<Object> all(Call call) {
        return List.of(new DemoCommand(call), new ScanCommand(call), new ExplainCommand(call), new ServeCommand(call),
                new MailboxCommand(call), new AuditCommand(call), new PolicyCommand(call), new ConfigCommand(call), new DrillCommand(call),
                new TestCommand(), new CompletionCommand(call), new VersionCommand(call));
    }
}
