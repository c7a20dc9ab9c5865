package dev.cordon.access.cli;

import dev.cordon.access.show.Paint;
import dev.cordon.access.show.Visible;
import dev.cordon.connectors.Connectors;
import dev.cordon.connectors.google.GoogleProbe;
import dev.cordon.connectors.google.GoogleTier;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.GoogleConfig;
import dev.cordon.kernel.config.MailboxConfig;
import dev.cordon.runtime.config.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordon mailbox add google}: registration step by step, then mailboxes that were tried before they are written down. */
@Command(name = "google", header = "Adds mailboxes of a Google Workspace tenant.",
        description = {"Without ADDRESS: prints what has to be registered, exactly which scopes the wished tier needs, and why. With ADDRESS:"
                + " tries every right alone, says what is missing, and writes the entry when all of them work. No message is fetched or"
                + " changed.", ""},
        footer = {"", "Examples:", "  cordon mailbox add google --tier act                      what to do first",
            "  cordon mailbox add google ada@example.org bob@example.org --key-file /run/secrets/google.json \\",
            "      --service-account cordon@acme-mail.iam.gserviceaccount.com \\",
            "      --topic projects/acme-mail/topics/cordon-gmail --subscription projects/acme-mail/subscriptions/cordon-gmail"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:added, or the steps were printed", "1:something is missing; the file is unchanged", "2:it could not be tried"})
final class AddGoogleCommand implements Callable<Integer> {
    @Mixin Help help = new Help();

    @Parameters(paramLabel = "ADDRESS", arity = "0..*", description = "The mailboxes.") List<String> addresses = new ArrayList<>();

    @Option(names = "--config", paramLabel = "FILE", defaultValue = ConfigCommand.FILE, description = "The configuration file (${DEFAULT-VALUE}).")
    String file = ConfigCommand.FILE;

    @Option(names = "--connector", paramLabel = "NAME", defaultValue = "google", description = "The tenant's name in the file (${DEFAULT-VALUE}).")
    String connector = "google";

    @Option(names = "--tier", paramLabel = "TIER", defaultValue = "act", description = "observe or act (${DEFAULT-VALUE}).")
    GoogleTier tier = GoogleTier.ACT;

    @Option(names = "--service-account", paramLabel = "ADDRESS", defaultValue = "", description = "The service account.")
    String account = "";

    @Option(names = "--key-file", paramLabel = "FILE", defaultValue = "",
            description = "Its JSON key. Without it Google signs for the machine's own identity.")
    String keyFile = "";

    @Option(names = "--topic", paramLabel = "NAME", defaultValue = "", description = "The Pub/Sub topic, projects/P/topics/T.")
    String topic = "";

    @Option(names = "--subscription", paramLabel = "NAME", defaultValue = "", description = "The subscription, projects/P/subscriptions/S.")
    String subscription = "";

    @Option(names = "--api", paramLabel = "URL", defaultValue = "", description = "Where Google's APIs are; for trying it on a fake.")
    String api = "";

    @Option(names = "--identity", paramLabel = "URL", defaultValue = "", description = "Without a key: where the machine's token comes from.")
    String identity = "";

    @Option(names = "--print", description = "Show the entry; try and write nothing.") boolean print;

    @Option(names = "--anyway", description = "Write the entry although something is missing.") boolean anyway;

    private final Call call;

    AddGoogleCommand(Call call) {
        this.call = call;
    }

    @Override public Integer call() {
        if (addresses.isEmpty()) {
            boolean keyless = keyFile.isEmpty();
            new GooglePlan(tier, GoogleConfig.NONE.actScope(), account, "", topic, subscription, keyless).lines().forEach(call.terminal()::line);
            return Exit.FINE;
        }
        ConfigEdit edit = new ConfigEdit(file, call);
        List<ConfigEdit.Addition> entries = new ArrayList<>();
        addresses.forEach(a -> entries.add(new GoogleEntry(a, connector, account, keyFile, topic, subscription, api, identity)));
        if (print) {
            call.terminal().line(((GoogleEntry) entries.getFirst()).system("  ").stripTrailing());
            return Exit.FINE;
        }
        String changed = edit.with(entries);
        ConnectorConfig tenant = tenant(edit.checked(changed));
        if (!tried(tenant) && !anyway) {
            call.terminal().line("nothing was written to " + Visible.text(file) + ": mend what is missing and run this again; `cordon mailbox add"
                    + " google` without an address shows every step, --anyway writes the entry as it is");
            return Exit.FLAGGED;
        }
        edit.save(changed);
        call.terminal().line("added " + Visible.text(String.join(", ", addresses)) + " to " + Visible.text(file)
                + "; a restart of `cordon serve` protects " + (addresses.size() == 1 ? "it" : "them"));
        return Exit.FINE;
    }

    // Only what is to be added is tried; others have been.
    private ConnectorConfig tenant(Config config) {
        ConnectorConfig whole = config.connectors().stream().filter(c -> c.name().equals(connector)).findFirst()
                .orElseThrow(() -> new Refusal("`" + connector + "` is not in " + file));
        if (!whole.kind().equals("google")) {
            throw new Refusal("`" + connector + "` in " + file + " is of kind " + whole.kind() + ": choose another name with --connector");
        }
        List<MailboxConfig> added = whole.mailboxes().stream().filter(m -> addresses.contains(m.address())).toList();
        ConnectorConfig part = new ConnectorConfig(whole.name(), whole.kind(), whole.url(), whole.quarantineFolder(), whole.sweepEvery(), added,
                whole.microsoft(), whole.google(), whole.certificates());
        List<String> problems = Connectors.problems(part);
        if (!problems.isEmpty()) {
            throw new Refusal(String.join("; ", problems));
        }
        return part;
    }

    private boolean tried(ConnectorConfig tenant) {
        Paint paint = call.terminal().paint();
        boolean all = true;
        for (GoogleProbe.Finding finding : GoogleProbe.of(tenant, tier, call.clock())) {
            all &= finding.works();
            call.terminal().line((finding.works() ? paint.green("ok      ") : paint.red("missing ")) + Visible.text(finding.what())
                    + (finding.works() ? "" : "\n          " + Visible.text(finding.trouble())));
        }
        if (tenant.google().topic().isEmpty()) {
            call.terminal().line("note    no topic: mailboxes are asked in turn instead of being told at once");
        }
        return all;
    }
}
