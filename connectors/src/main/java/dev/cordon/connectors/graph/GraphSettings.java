package dev.cordon.connectors.graph;

import dev.cordon.connectors.http.Pem;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.MailboxConfig;
import dev.cordon.kernel.config.MicrosoftConfig;
import dev.cordon.kernel.config.MicrosoftLogin;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What can be said about a tenant's settings without contacting anybody. */
public final class GraphSettings {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final int PORT_MAX = 65_535;

    private GraphSettings() {}

    /** What is wrong; empty when nothing is. */
    public static List<String> problems(ConnectorConfig config) {
        MicrosoftConfig microsoft = config.microsoft();
        List<String> problems = new ArrayList<>();
        if (microsoft.directory().isBlank() || !microsoft.directory().chars().allMatch(c -> c == '-' || c == '.' || c >= '0' && c <= '9'
                || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z')) {
            problems.add("microsoft.directory must be the directory (tenant) id, as the overview page of the app registration shows it");
        }
        problems.addAll(login("reader", microsoft.reader()));
        if (!microsoft.actor().equals(microsoft.reader()) && !microsoft.actor().clientId().isEmpty()) {
            problems.addAll(login("actor", microsoft.actor()));
        }
        url("authority", microsoft.authority(), problems);
        url("graph", microsoft.graph(), problems);
        String publicUrl = microsoft.notices().publicUrl();
        url("notices.public-url", publicUrl, problems);
        if (publicUrl.contains("?") || publicUrl.contains("#")) {
            problems.add("microsoft.notices.public-url must not have a query");
        }
        if (!publicUrl.isEmpty() && (microsoft.notices().port() < 1 || microsoft.notices().port() > PORT_MAX)) {
            problems.add("microsoft.notices.port must be 1 to " + PORT_MAX);
        }
        for (MailboxConfig mailbox : config.mailboxes()) {
            if (mailbox.address().indexOf('@') < 1 || mailbox.address().chars().anyMatch(c -> c <= ' ' || "/\\'\"?#%".indexOf(c) >= 0)) {
                problems.add("`" + mailbox.address() + "` is not the address of a mailbox");
            }
        }
        return problems;
    }

    private static List<String> login(String role, MicrosoftLogin login) {
        List<String> problems = new ArrayList<>();
        if (login.clientId().isBlank()) {
            problems.add("microsoft." + role + ".client-id is missing: the application (client) id of the app registration");
        }
        int credentials = (login.certificate().isEmpty() ? 0 : 1) + (login.federatedTokenFile().isEmpty() ? 0 : 1)
                + (login.clientSecret().isEmpty() ? 0 : 1);
        if (credentials != 1) {
            problems.add("microsoft." + role + " needs exactly one of certificate, federated-token-file, client-secret");
        }
        if (!login.certificate().isEmpty()) {
            try {
                Pem.certificate(login.certificate().reveal());
                Pem.privateKey(login.certificate().reveal());
            } catch (IllegalArgumentException e) {
                problems.add("microsoft." + role + ".certificate: " + e.getMessage());
            }
        }
        return problems;
    }

    private static void url(String name, String text, List<String> problems) {
        if (text.isEmpty()) {
            return;
        }
        try {
            URI uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            String host = String.valueOf(uri.getHost());
            if (uri.getHost() == null || uri.getUserInfo() != null || !scheme.equals("https") && !(scheme.equals("http")
                    && LOOPBACK.contains(host))) {
                problems.add("microsoft." + name + " must begin with https://");
            }
        } catch (URISyntaxException e) {
            problems.add("microsoft." + name + " is not an address");
        }
    }
}
