package dev.cordon.connectors.google;

import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.GoogleConfig;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is wrong with the configuration of kind {@code google}, as far as can be seen without contacting anybody. */
public final class GoogleConfigCheck {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final Set<String> METADATA = Set.of("metadata.google.internal", "169.254.169.254", "metadata");

    private GoogleConfigCheck() {}

    /** In words that say what to do; empty when nothing is wrong. */
    public static List<String> problems(ConnectorConfig config) {
        List<String> problems = new ArrayList<>();
        GoogleConfig google = config.google();
        if (!isSafe(google.api(), Set.of())) {
            problems.add("google: api must be " + GoogleConfig.GOOGLE + "; plain http is taken on loopback only");
        }
        if (google.key().isEmpty()) {
            if (google.serviceAccount().indexOf('@') < 1) {
                problems.add("google: give service-account, and key when you have a key file");
            }
            if (!isSafe(google.identity(), METADATA)) {
                problems.add("google: identity must be https, or the metadata server");
            }
        } else {
            try {
                ServiceAccount.WithKey.of(google.key(), google.serviceAccount());
            } catch (IllegalArgumentException e) {
                problems.add("google: " + e.getMessage());
            }
        }
        if (!google.topic().isEmpty() && !isName(google.topic(), "topics")) {
            problems.add("google: topic must look like projects/PROJECT/topics/TOPIC");
        }
        if (!google.subscription().isEmpty() && !isName(google.subscription(), "subscriptions")) {
            problems.add("google: subscription must look like projects/PROJECT/subscriptions/SUBSCRIPTION");
        }
        if (google.topic().isEmpty() && !google.subscription().isEmpty()) {
            problems.add("google: a subscription needs its topic, too");
        }
        if (!google.pushListen().isEmpty() && (google.pushAudience().isEmpty() || google.pushAccount().isEmpty() || google.topic().isEmpty())) {
            problems.add("google: push-listen needs topic, push-audience and push-account: without them anybody could push");
        }
        if (google.actScope().isBlank() || google.actScope().indexOf(' ') >= 0) {
            problems.add("google: act-scope must be one scope, such as gmail.modify");
        }
        for (var mailbox : config.mailboxes()) {
            if (mailbox.address().indexOf('@') < 1) {
                problems.add("`" + mailbox.address() + "` is not a mailbox's address");
            }
        }
        return problems;
    }

    private static boolean isSafe(String text, Set<String> plainToo) {
        try {
            URI uri = new URI(text);
            String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
            boolean plain = "http".equals(uri.getScheme()) && (LOOPBACK.contains(host) || plainToo.contains(host));
            return uri.getHost() != null && uri.getUserInfo() == null && ("https".equals(uri.getScheme()) || plain);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isName(String text, String kind) {
        String[] parts = text.split("/", -1);
        return parts.length == 4 && parts[0].equals("projects") && parts[2].equals(kind) && isPlain(parts[1]) && isPlain(parts[3]);
    }

    private static boolean isPlain(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                || "-_.~+%:".indexOf(c) >= 0);
    }
}
