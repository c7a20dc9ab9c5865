package dev.cordon.runtime.config;

import dev.cordon.connectors.Connectors;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.Exclusion;
import dev.cordon.kernel.config.Login;
import dev.cordon.kernel.config.MailboxConfig;
import dev.cordon.source.Suggestion;
import java.net.URI;
import dev.cordon.mailauth.origin.Network;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What must hold of values that are each well-formed: no unsafe posture starts (EC-096 to EC-103), and names are unique. */
final class Posture {
    private static final List<String> KINDS = Connectors.KINDS;
    private static final int PORT_MAX = 65_535;
    private static final int LANES_MAX = 1_000;
    private static final Duration DIRECTORY_MIN = Duration.ofMinutes(1);
    private static final Duration SWEEP_MIN = Duration.ofSeconds(1);

    private Posture() {}

    static void check(Config config, Binder binder) {
        if (!isLoopback(config.serve().host())) {
            binder.doubt("C005", binder.place("serve.host"), "`" + config.serve().host() + "` can be reached from outside this machine",
                    "there is no TLS and no sign-in yet", "use 127.0.0.1, and a reverse proxy with TLS and sign-in for others");
        }
        if (config.serve().port() < 0 || config.serve().port() > PORT_MAX) {
            binder.doubt("C007", binder.place("serve.port"), config.serve().port() + " is not a port", "", "0 to " + PORT_MAX);
        }
        if (config.line().lanes() < 1 || config.line().lanes() > LANES_MAX) {
            binder.doubt("C007", binder.place("line.lanes"), config.line().lanes() + " lanes cannot be used", "", "1 to " + LANES_MAX);
        }
        for (int i = 0; i < config.dns().servers().size(); i++) {
            if (Network.address(config.dns().servers().get(i)).isEmpty()) {
                binder.doubt("C007", binder.place("dns.servers[" + i + "]"), "`" + config.dns().servers().get(i) + "` is not an address",
                        "", "an IPv4 or IPv6 address, such as 192.0.2.53");
            }
        }
        if (config.tenant().isBlank()) {
            binder.doubt("C007", binder.place("tenant"), "a tenant needs a name", "", "any short word, such as your domain");
        }
        exclusions(config, binder);
        directory(config, binder);
        reports(config, binder);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < config.connectors().size(); i++) {
            ConnectorConfig connector = config.connectors().get(i);
            String at = "connectors[" + i + "]";
            if (!names.add(connector.name())) {
                binder.doubt("C007", binder.place(at + ".name"), "two connectors are named `" + connector.name() + "`", "the second here",
                        "a name is part of every mailbox's key");
            }
            int before = binder.diagnostics().size();
            connector(connector, at, binder);
            if (binder.diagnostics().size() == before && !hasSecretTrouble(binder)) {
                Connectors.problems(connector).forEach(problem -> binder.doubt("C007", binder.place(at), problem, "", ""));
            }
        }
    }

    private static void exclusions(Config config, Binder binder) {
        Set<String> covered = new HashSet<>();
        config.connectors().forEach(c -> c.mailboxes().forEach(m -> covered.add(m.address().toLowerCase(Locale.ROOT))));
        for (int i = 0; i < config.excluded().size(); i++) {
            Exclusion one = config.excluded().get(i);
            String at = "excluded[" + i + "]";
            if (one.address().isBlank() || covered.contains(one.address().toLowerCase(Locale.ROOT))) {
                binder.doubt("C007", binder.place(at + ".address"), "`" + one.address() + "` is empty, or protected and left out at once", "",
                        "name it either below a connector's mailboxes or here");
            }
            if (one.owner().isBlank()) {
                binder.doubt("C007", binder.place(at + ".owner"), "nobody answers for leaving out " + one.address(), "",
                        "write the name of a person");
            }
            if (!isDay(one.until())) {
                binder.doubt("C007", binder.place(at + ".until"), "`" + one.until() + "` is not a day", "", "such as 2027-03-31");
            }
        }
    }

    private static void reports(Config config, Binder binder) {
        for (int i = 0; i < config.reports().mailboxes().size(); i++) {
            String address = config.reports().mailboxes().get(i);
            if (config.connectors().stream().flatMap(c -> c.mailboxes().stream()).noneMatch(m -> m.address().equalsIgnoreCase(address))) {
                binder.doubt("C007", binder.place("reports.mailboxes[" + i + "]"), "`" + address + "` is not a protected mailbox", "",
                        "name it below a connector's mailboxes, too");
            }
        }
        if (config.reports().perReporterMax() < 1) {
            binder.doubt("C007", binder.place("reports.per-reporter-max"), "no report would be followed", "", "at least 1");
        }
    }

    private static void directory(Config config, Binder binder) {
        for (int i = 0; i < config.directory().connectors().size(); i++) {
            String name = config.directory().connectors().get(i);
            Optional<ConnectorConfig> connector = config.connectors().stream().filter(c -> c.name().equals(name)).findFirst();
            String at = "directory.connectors[" + i + "]";
            if (connector.isEmpty() || !Connectors.DIRECTORIES.contains(connector.get().kind())) {
                binder.doubt("C007", binder.place(at), "`" + name + "` is not a connector with a directory", "",
                        "the name of a connector of kind " + String.join(" or ", Connectors.DIRECTORIES));
            } else if (connector.get().kind().equals("google") && config.directory().administrator().isBlank()) {
                binder.doubt("C003", binder.place("directory.administrator"), "`directory.administrator` is missing", "",
                        "Google shows its directory to administrators only: name one with the right to read it");
            }
        }
        if (config.directory().every().compareTo(DIRECTORY_MIN) < 0) {
            binder.doubt("C007", binder.place("directory.every"), "asking that often would only be refused", "", "at least 1m");
        }
    }

    private static boolean isDay(String text) {
        try {
            return !LocalDate.parse(text).isBefore(LocalDate.EPOCH);
        } catch (DateTimeException e) {
            return false;
        }
    }

    // A secret that was not found is reported as such, not as an empty one.
    private static boolean hasSecretTrouble(Binder binder) {
        return binder.diagnostics().stream().anyMatch(d -> d.code().equals("C004") || d.code().equals("C003"));
    }

    private static void connector(ConnectorConfig connector, String at, Binder binder) {
        if (connector.name().isBlank()) {
            binder.doubt("C007", binder.place(at + ".name"), "a connector needs a name", "", "");
        }
        if (!KINDS.contains(connector.kind())) {
            binder.doubt("C007", binder.place(at + ".kind"), "`" + connector.kind() + "` is not a kind of mail system",
                    Suggestion.didYouMean(connector.kind(), KINDS), "one of " + String.join(", ", KINDS));
        } else if (Connectors.LOGINS.contains(connector.kind())) {
            url(connector, at, binder);
        }
        if (connector.sweepEvery().compareTo(SWEEP_MIN) < 0) {
            binder.doubt("C007", binder.place(at + ".sweep-every"), "asking that often would only be refused", "", "at least 1s");
        }
        Set<String> addresses = new HashSet<>();
        for (int m = 0; m < connector.mailboxes().size(); m++) {
            MailboxConfig mailbox = connector.mailboxes().get(m);
            if (mailbox.address().isBlank() || !addresses.add(mailbox.address().toLowerCase(Locale.ROOT))) {
                binder.doubt("C007", binder.place(at + ".mailboxes[" + m + "].address"), "`" + mailbox.address()
                        + "` is empty or named twice", "", "each mailbox once");
            }
            if (mailbox.reader().equals(Login.NONE) && Connectors.LOGINS.contains(connector.kind()) && !hasSecretTrouble(binder)) {
                String place = at + ".mailboxes[" + m + "].reader";
                binder.doubt("C003", binder.place(place), "`" + place + "` is missing", "", "add `reader: …` here");
            }
        }
    }

    private static void url(ConnectorConfig connector, String at, Binder binder) {
        String secure = connector.kind().equals("jmap") ? "https" : "imaps";
        String plain = connector.kind().equals("jmap") ? "http" : "imap";
        URI uri;
        try {
            uri = URI.create(connector.url());
        } catch (IllegalArgumentException e) {
            binder.doubt("C007", binder.place(at + ".url"), "this is not an address that can be read", "", "such as " + secure + "://host/");
            return;
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost() == null ? "" : uri.getHost();
        if (host.isEmpty() || !scheme.equals(secure) && !scheme.equals(plain)) {
            binder.doubt("C007", binder.place(at + ".url"), "a " + connector.kind() + " connector needs an address that begins with "
                    + secure + "://", "", "");
        } else if (scheme.equals(plain) && !isLoopback(host)) {
            binder.doubt("C005", binder.place(at + ".url"), "passwords and mail would travel unencrypted to " + host,
                    "plain text is accepted on loopback only", "use " + secure + "://");
        }
    }

    /** Whether a host is this machine itself, by its name alone. */
    static boolean isLoopback(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return bare.equals("localhost") || bare.equals("::1") || bare.startsWith("127.") && bare.chars().allMatch(c -> c == '.' || c >= '0'
                && c <= '9');
    }
}
