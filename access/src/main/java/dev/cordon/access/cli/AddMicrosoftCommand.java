package dev.cordon.access.cli;

import dev.cordon.access.show.JsonLine;
import dev.cordon.access.show.Paint;
import dev.cordon.access.show.Terminal;
import dev.cordon.access.show.Visible;
import dev.cordon.connectors.graph.MicrosoftCheck;
import dev.cordon.connectors.graph.MicrosoftNeed;
import dev.cordon.connectors.graph.MicrosoftTier;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.runtime.config.Config;
import dev.cordon.runtime.config.ConfigReader;
import dev.cordon.source.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordon mailbox add microsoft}: from nothing to mailboxes of Microsoft 365 that are protected, with no permission too many. */
@Command(name = "microsoft", header = "Adds mailboxes of Microsoft 365, and says what has to be consented and why.",
        description = {"Without an address: what an administrator of the tenant does once, and exactly the permissions that the tier needs.",
            "With addresses and credentials: tries each permission with one harmless question, says what is missing or too much, and writes"
            + " the mailboxes into the file. No message is read or moved.", "",
            "Tiers, each with those before it: t0 reads; t1 also hides, marks and puts back; t2 also sees signs of a taken over account;"
            + " t3 also answers to them.", ""},
        footer = {"", "Examples:", "  cordon mailbox add microsoft --tier t1",
                "  cordon mailbox add microsoft ada@example.org bob@example.org \\",
            "      --directory 5b1c6a1e-… --client-id 11111111-… --certificate-file /run/secrets/reader.pem \\",
            "      --actor-client-id 22222222-… --actor-certificate-file /run/secrets/actor.pem"},
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:told; or added, and everything that the tier needs is there",
            "1:added, but something is missing; or refused by Microsoft, and the file is unchanged", "2:usage; the file is unchanged"})
final class AddMicrosoftCommand implements Callable<Integer> {
    /** Where one app's credential is. */
    static final class Reader {
        @Option(names = "--certificate-file", paramLabel = "FILE", description = "PEM file with certificate and private key (recommended).")
        String certificateFile = "";

        @Option(names = "--token-file", paramLabel = "FILE", description = "File with a token of another issuer (workload identity).")
        String tokenFile = "";

        @Option(names = "--secret-file", paramLabel = "FILE", description = "The file that holds a client secret (for trials).")
        String secretFile = "";

        @Option(names = "--secret-env", paramLabel = "NAME", description = "The environment variable that holds a client secret.")
        String secretEnv = "";
    }

    /** The same for the app that acts. */
    static final class Actor {
        @Option(names = "--actor-certificate-file", paramLabel = "FILE", description = "As --certificate-file, of the app that acts.")
        String certificateFile = "";

        @Option(names = "--actor-token-file", paramLabel = "FILE", description = "As --token-file, of the app that acts.")
        String tokenFile = "";

        @Option(names = "--actor-secret-file", paramLabel = "FILE", description = "As --secret-file, of the app that acts.")
        String secretFile = "";

        @Option(names = "--actor-secret-env", paramLabel = "NAME", description = "As --secret-env, of the app that acts.")
        String secretEnv = "";
    }

    @Mixin Help help = new Help();

    @Parameters(paramLabel = "ADDRESS", arity = "0..*", description = "The mailboxes' addresses.")
    List<String> addresses = List.of();

    @Option(names = "--tier", paramLabel = "TIER", defaultValue = "t1", description = "t0, t1, t2 or t3 (${DEFAULT-VALUE}).")
    MicrosoftTier tier = MicrosoftTier.T1;

    @Option(names = "--directory", paramLabel = "ID", description = "The directory (tenant) id.")
    String directory = "";

    @Option(names = "--client-id", paramLabel = "ID", description = "The application (client) id of the app that reads.")
    String clientId = "";

    @ArgGroup(exclusive = true) Reader reader = new Reader();

    @Option(names = "--actor-client-id", paramLabel = "ID", description = "The app that acts; the one that reads when not given.")
    String actorClientId = "";

    @ArgGroup(exclusive = true) Actor actor = new Actor();

    @Option(names = "--cloud", paramLabel = "CLOUD", defaultValue = "global",
            description = "global, us-gov, us-gov-dod or china (${DEFAULT-VALUE}).")
    String cloud = "global";

    @Option(names = "--public-url", paramLabel = "URL",
            description = "Where Microsoft may tell us of new mail: a reverse proxy of yours. Without it we ask.")
    String publicUrl = "";

    @Option(names = "--connector", paramLabel = "NAME", defaultValue = "microsoft",
            description = "The mail system's name in the file (${DEFAULT-VALUE}).")
    String connector = "microsoft";

    @Option(names = "--config", paramLabel = "FILE", defaultValue = ConfigCommand.FILE,
            description = "The configuration file (${DEFAULT-VALUE}).")
    String file = ConfigCommand.FILE;

    @Option(names = "--authority", paramLabel = "URL", description = "Another place to sign in, for clouds that are not listed.")
    String authority = "";

    @Option(names = "--graph", paramLabel = "URL", description = "Another place of Microsoft Graph, likewise.")
    String graph = "";

    @Option(names = "--no-test", description = "Write the entry without trying it.")
    boolean untested;

    @Option(names = "--print", description = "Show the entry, write nothing.")
    boolean print;

    @Option(names = "--json", description = "One JSON object a line.")
    boolean json;

    private final Call call;

    AddMicrosoftCommand(Call call) {
        this.call = call;
    }

    @Override public Integer call() {
        if (addresses.isEmpty()) {
            guide();
            return Exit.FINE;
        }
        ConfigEdit edit = new ConfigEdit(file, call);
        Path path = Engine.path(file);
        String text = Files.exists(path) ? Engine.text(file).text() : "";
        if (print) {
            call.terminal().text(addition(addresses.getFirst()).system("  "));
            return Exit.FINE;
        }
        for (String address : addresses) {
            text = edit.inserted(text, addition(address));
        }
        ConfigReader.Reading reading = edit.reading(text);
        Engine.show(reading.diagnostics(), call);
        if (reading.diagnostics().stream().anyMatch(Diagnostic::isError)) {
            throw new Refusal("with this entry " + file + " could not be used, see above; it is unchanged");
        }
        boolean complete = untested || tried(reading.usable());
        edit.save(text);
        if (!json) {
            call.terminal().line("added " + addresses.size() + (addresses.size() == 1 ? " mailbox to " : " mailboxes to ")
                    + Visible.text(file)
                    + "; `cordon mailbox test` tries them, a restart of `cordon serve` protects them");
        }
        return complete ? Exit.FINE : Exit.FLAGGED;
    }

    // --- what to do ----------------------------------------------------------------------------------------------------------------

    private void guide() {
        List<MicrosoftNeed> needs = MicrosoftNeed.of(tier);
        Terminal out = call.terminal();
        if (json) {
            needs.forEach(need -> out.line(JsonLine.of(described(need))));
            return;
        }
        Paint paint = out.paint();
        boolean acts = needs.stream().anyMatch(MicrosoftNeed::acts);
        out.line(paint.bold("Microsoft 365, tier " + word(tier)) + ": once, as an administrator of the tenant");
        out.line("");
        out.line("1  Entra admin centre, App registrations, New registration: one named `Cordon reader`"
                + (acts ? ", one named `Cordon actor`." : "."));
        out.line("   Accounts in this directory only; no redirect address. Note the directory (tenant) id and each application (client) id.");
        out.line("2  Certificates & secrets: upload a certificate for each (at most a year of life; a second one may be there for the change).");
        out.line("     openssl req -x509 -newkey rsa:3072 -noenc -days 365 -subj /CN=cordon-reader -keyout reader.key -out reader.crt");
        out.line("     cat reader.crt reader.key > reader.pem && chmod 600 reader.pem && rm reader.key        upload reader.crt only");
        out.line("3  API permissions, Microsoft Graph, Application permissions: exactly these, then Grant admin consent.");
        table(needs.stream().filter(n -> !n.byMailbox()).toList());
        out.line("4  These are given for some mailboxes only, by RBAC for Applications (Exchange Online PowerShell). Do not consent them in Entra as"
                + " well: the wider one counts.");
        table(needs.stream().filter(MicrosoftNeed::byMailbox).toList());
        scripts(needs, acts);
        out.line("5  Then: cordon mailbox add microsoft ADDRESS... --tier " + word(tier)
                + " --directory ID --client-id ID --certificate-file reader.pem"
                + (acts ? " \\" : ""));
        if (acts) {
            out.line("        --actor-client-id ID --actor-certificate-file actor.pem");
        }
        out.line("");
        out.line("Changes in Exchange take up to two hours. docs/connectors/microsoft-365.md says more.");
    }

    private void table(List<MicrosoftNeed> needs) {
        for (MicrosoftNeed need : needs) {
            call.terminal().line("     " + Visible.column(need.acts() ? "actor" : "reader", 7) + Visible.column(need.role(), 40)
                    + need.why());
        }
    }

    private void scripts(List<MicrosoftNeed> needs, boolean acts) {
        Terminal out = call.terminal();
        out.line("     New-ManagementScope -Name Cordon -RecipientRestrictionFilter \"MemberOfGroup -eq '<distinguished name of the group>'\"");
        for (String app : acts ? List.of("reader", "actor") : List.of("reader")) {
            out.line("     New-ServicePrincipal -AppId <client id of the " + app + "> -ObjectId <object id of its enterprise application>"
                    + " -DisplayName \"Cordon " + app + "\"");
            needs.stream().filter(n -> n.byMailbox() && n.acts() == app.equals("actor")).forEach(n -> out.line(
                    "     New-ManagementRoleAssignment -App <that object id> -Role \"Application " + n.role()
                            + "\" -CustomResourceScope Cordon"));
        }
        out.line("     Test-ServicePrincipalAuthorization -Identity <that object id> -Resource ADDRESS        says at once what is in force");
    }

    private static Map<String, Object> described(MicrosoftNeed need) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("role", need.role());
        line.put("role_id", need.roleId());
        line.put("tier", word(need.tier()));
        line.put("app", need.acts() ? "actor" : "reader");
        line.put("by_mailbox", need.byMailbox());
        line.put("why", need.why());
        return line;
    }

    private static String word(MicrosoftTier tier) {
        return tier.name().toLowerCase(Locale.ROOT);
    }

    // --- trying --------------------------------------------------------------------------------------------------------------------

    private boolean tried(Config config) {
        ConnectorConfig office = config.connectors().stream().filter(c -> c.name().equals(connector)).findFirst()
                .orElseThrow(() -> new Refusal("`" + connector + "` is not in " + file));
        MicrosoftCheck.Report report = MicrosoftCheck.of(office, tier, call.clock());
        if (!report.trouble().isEmpty()) {
            throw new Refusal(report.trouble() + "; " + file + " is unchanged. `--no-test` writes the entry all the same");
        }
        Terminal out = call.terminal();
        Paint paint = out.paint();
        for (MicrosoftCheck.Finding finding : report.findings()) {
            if (json) {
                Map<String, Object> line = described(finding.need());
                line.put("state", finding.state().name().toLowerCase(Locale.ROOT));
                line.put("words", finding.words());
                out.line(JsonLine.of(line));
                continue;
            }
            String state = switch (finding.state()) {
                case GIVEN -> paint.green("given  ");
                case MISSING -> paint.red("missing");
                case UNKNOWN -> paint.yellow("unknown");
            };
            String off = finding.state() == MicrosoftCheck.State.GIVEN ? "" : "off without it: " + finding.need().why();
            out.line(state + "  " + Visible.column(finding.need().role(), 40) + "  " + Visible.text(off + (off.isEmpty()
                    || finding.words().isEmpty() ? "" : "; ") + finding.words()));
        }
        if (!json) {
            report.excess().stream().sorted().forEach(role -> out.line(paint.yellow("too much") + " " + Visible.column(role, 40)
                    + "  consented, but this tier does not need it: take it back"));
        }
        report.warnings().forEach(warning -> out.tell("cordon: " + Visible.text(warning)));
        return report.isComplete();
    }

    // --- writing -------------------------------------------------------------------------------------------------------------------

    private ConfigEdit.Addition addition(String address) {
        return new Entry(address, this);
    }

    private record Entry(String address, AddMicrosoftCommand with) implements ConfigEdit.Addition {
        @Override public String connector() {
            return with.connector;
        }

        @Override public String mailbox(String indent) {
            return indent + "- address: " + ConfigEdit.quoted(address) + "\n";
        }

        @Override public String lacking() {
            return with.directory.isEmpty() || with.clientId.isEmpty()
                    ? "--directory, --client-id and a credential such as --certificate-file" : "";
        }

        @Override public String system(String indent) {
            StringBuilder out = new StringBuilder();
            out.append(indent).append("- name: ").append(ConfigEdit.quoted(with.connector)).append('\n').append(indent)
                    .append("  kind: microsoft\n");
            out.append(indent).append("  microsoft:\n");
            String deeper = indent + "    ";
            out.append(deeper).append("cloud: ").append(ConfigEdit.quoted(with.cloud)).append('\n');
            out.append(deeper).append("directory: ").append(ConfigEdit.quoted(with.directory)).append('\n');
            optional(out, deeper, "authority", with.authority);
            optional(out, deeper, "graph", with.graph);
            Reader r = with.reader;
            out.append(deeper).append("reader: ").append(login(with.clientId, r.certificateFile, r.tokenFile, r.secretFile, r.secretEnv))
                    .append('\n');
            if (!with.actorClientId.isEmpty()) {
                Actor a = with.actor;
                out.append(deeper).append("actor: ").append(login(with.actorClientId, a.certificateFile, a.tokenFile, a.secretFile,
                        a.secretEnv))
                        .append('\n');
            }
            if (!with.publicUrl.isEmpty()) {
                out.append(deeper).append("notices: {public-url: ").append(ConfigEdit.quoted(with.publicUrl)).append("}\n");
            }
            return out.append(indent).append("  mailboxes:\n").append(mailbox(indent + "    ")).toString();
        }

        private static void optional(StringBuilder out, String indent, String key, String value) {
            if (!value.isEmpty()) {
                out.append(indent).append(key).append(": ").append(ConfigEdit.quoted(value)).append('\n');
            }
        }

        private static String login(String id, String certificate, String token, String secretFile, String secretEnv) {
            String credential = !certificate.isEmpty() ? "certificate: {file: " + ConfigEdit.quoted(certificate) + "}"
                    : !token.isEmpty() ? "federated-token-file: " + ConfigEdit.quoted(token)
                    : !secretFile.isEmpty() ? "client-secret: {file: " + ConfigEdit.quoted(secretFile) + "}"
                    : !secretEnv.isEmpty() ? "client-secret: {env: " + ConfigEdit.quoted(secretEnv) + "}" : "";
            return "{client-id: " + ConfigEdit.quoted(id) + (credential.isEmpty() ? "" : ", " + credential) + "}";
        }
    }
}
