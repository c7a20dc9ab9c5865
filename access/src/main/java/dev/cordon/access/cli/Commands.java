package dev.cordon.access.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every command, in the order the help lists them. */
final class Commands {
    private Commands() {}

    static List<Object> all(Call call) {
        return Arrays.stream(Name.values()).map(name -> name.make(call)).toList();
    }

    /** The command of exactly this name alone. */
    static Optional<Object> one(String word, Call call) {
        return Arrays.stream(Name.values()).filter(name -> name.word().equals(word)).findFirst().map(name -> name.make(call));
    }

    // Apart from the commands themselves, so that looking for one does not load the others.
    private enum Name {
        DEMO, SCAN, EXPLAIN, AUTH, SERVE, MAILBOX, AUDIT, POLICY, RULES, MQL, CONFIG, DRILL, BENCH, TEST, COMPLETION, VERSION;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        Object make(Call call) {
            return switch (this) {
                case DEMO -> new DemoCommand(call);
                case SCAN -> new ScanCommand(call);
                case EXPLAIN -> new ExplainCommand(call);
                case AUTH -> new AuthCommand(call);
                case SERVE -> new ServeCommand(call);
                case MAILBOX -> new MailboxCommand(call);
                case AUDIT -> new AuditCommand(call);
                case POLICY -> new PolicyCommand(call);
                case RULES -> new RulesCommand(call);
                case MQL -> new MqlCommand(call);
                case CONFIG -> new ConfigCommand(call);
                case DRILL -> new DrillCommand(call);
                case BENCH -> new BenchCommand(call);
                case TEST -> new TestCommand();
                case COMPLETION -> new CompletionCommand(call);
                case VERSION -> new VersionCommand(call);
            };
        }
    }
}
