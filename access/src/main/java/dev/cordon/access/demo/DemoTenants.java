package dev.cordon.access.demo;

import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.GoogleConfig;
import dev.cordon.kernel.config.MicrosoftConfig;
import dev.cordon.kernel.config.MicrosoftLogin;
import dev.cordon.kernel.config.MicrosoftNotices;
import dev.cordon.kernel.config.Secret;
import dev.cordon.testkit.providers.google.FakeGoogle;
import dev.cordon.testkit.providers.graph.FakeGraph;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The demo's mail systems, each on a loopback socket: a Microsoft 365 tenant that tells of new mail by webhook, and a Google Workspace that
 * tells by Pub/Sub. Half of the organisation's mailboxes are with each, as after a merger. Reader and actor have apps of their own, with
 * exactly the permissions that the documentation asks for.
 */
final class DemoTenants implements AutoCloseable {
    /** The name of the Microsoft 365 connector. */
    static final String MICROSOFT = "microsoft-365";
    /** The name of the Google connector. */
    static final String GOOGLE = "google-workspace";

    // Gmail tells of one change a second and drops what is more: nobody in the story gets two mails at once there.
    private static final Set<String> WITH_GOOGLE = Set.of("ada.winter@larkspur.example", "priya.halloran@larkspur.example",
            "tomas.ibarra@larkspur.example");
    private static final String QUARANTINE = "Quarantine";
    private static final String READER = "11111111-0000-4000-8000-000000000001";
    private static final String ACTOR = "11111111-0000-4000-8000-000000000002";
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(20);

    private final FakeGraph graph;
    private final FakeGoogle google;
    private final Set<String> microsoftUsers = new TreeSet<>();
    private final Set<String> googleUsers = new TreeSet<>();
    private final String readerPassword = password();
    private final String actorPassword = password();
    private final int noticePort;

    /** Starts both with these mailboxes. */
    DemoTenants(InstantSource clock, Iterable<String> addresses) throws IOException {
        noticePort = freePort();
        graph = FakeGraph.start(clock);
        google = FakeGoogle.start(clock);
        graph.app(READER, readerPassword, "Mail.Read").app(ACTOR, actorPassword, "Mail.ReadWrite");
        google.delegation("gmail.readonly", "gmail.modify");
        for (String address : addresses) {
            if (WITH_GOOGLE.contains(address) && googleUsers.add(address)) {
                google.user(address);
            } else if (!WITH_GOOGLE.contains(address) && microsoftUsers.add(address)) {
                graph.mailbox(address);
            }
        }
    }

    private static String password() {
        byte[] bytes = new byte[18];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** How the product reaches them. */
    List<ConnectorConfig> connectors() {
        MicrosoftConfig microsoft = new MicrosoftConfig(MicrosoftConfig.Cloud.GLOBAL, graph.tenantId(), graph.authority(), graph.root(),
                MicrosoftLogin.withSecret(READER, Secret.of(readerPassword)), MicrosoftLogin.withSecret(ACTOR, Secret.of(actorPassword)),
                new MicrosoftNotices("http://127.0.0.1:" + noticePort + "/cordon", noticePort));
        GoogleConfig workspace = GoogleConfig.of(FakeGoogle.SERVICE_ACCOUNT, Secret.of(google.keyFile()), FakeGoogle.TOPIC,
                FakeGoogle.SUBSCRIPTION).at(google.url());
        return List.of(ConnectorConfig.microsoft(MICROSOFT, microsoft, QUARANTINE, SWEEP_EVERY, List.copyOf(microsoftUsers)),
                ConnectorConfig.google(GOOGLE, workspace, QUARANTINE, SWEEP_EVERY, List.copyOf(googleUsers)));
    }

    /** A short word for a connector. */
    static String word(String connector) {
        return switch (connector) {
            case MICROSOFT -> "Microsoft";
            case GOOGLE -> "Google";
            default -> connector;
        };
    }

    /** Mail arrives. */
    void deliver(String address, byte[] message) {
        if (googleUsers.contains(address)) {
            String _ = google.deliver(address, message);
        } else {
            String _ = graph.deliver(address, message);
        }
    }

    /** Requests that asked for more than the permissions given. There must be none. */
    List<String> outOfScope() {
        return Stream.concat(graph.beyondConsent().stream(), google.outOfScope().stream()).toList();
    }

    @Override public void close() {
        graph.close();
        google.close();
    }
}
