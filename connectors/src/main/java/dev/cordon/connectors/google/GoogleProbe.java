package dev.cordon.connectors.google;

import dev.cordon.connectors.http.Gate;
import dev.cordon.connectors.http.HttpLine;
import dev.cordon.connectors.http.JsonBody;
import dev.cordon.connectors.http.TokenEndpoint;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.GoogleConfig;
import dev.cordon.kernel.config.MailboxConfig;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tries a Google tenant's configuration right by right, so that what is missing has a name. No message is fetched or changed. */
public final class GoogleProbe {
    /**
     * One right that was tried.
     *
     * @param what such as {@code ada@example.org: gmail.readonly}
     * @param trouble why it does not work, with what to do; empty when it does
     */
    public record Finding(String what, String trouble) {
        /** Whether it works. */
        public boolean works() {
            return trouble.isEmpty();
        }
    }

    private static final Gate.Share PLENTY = new Gate.Share(4, 100_000, Duration.ofMinutes(1));
    private static final int WATCH_UNITS = 100;

    private final GoogleConfig google;
    private final GooglePlaces places;
    private final HttpLine line;
    private final GoogleTokens tokens;
    private final InstantSource clock;
    private final List<Finding> findings = new ArrayList<>();

    private GoogleProbe(ConnectorConfig config, HttpLine line, InstantSource clock) {
        this.google = config.google();
        this.places = GooglePlaces.of(google.api());
        this.line = line;
        this.clock = clock;
        Set<String> addresses = config.mailboxes().stream().map(MailboxConfig::address).collect(Collectors.toSet());
        this.tokens = new GoogleTokens(ServiceAccount.of(google, places, line, clock), new TokenEndpoint(line, places.token()), clock, addresses);
    }

    /** Tries everything that a tier needs. {@link IllegalArgumentException} when the configuration itself cannot work. */
    public static List<Finding> of(ConnectorConfig config, GoogleTier tier, InstantSource clock) {
        try (HttpLine line = HttpLine.open(HttpClient.Version.HTTP_1_1)) {
            GoogleProbe probe = new GoogleProbe(config, line, clock);
            for (MailboxConfig mailbox : config.mailboxes()) {
                probe.mailbox(mailbox.address(), tier);
            }
            if (!config.google().subscription().isEmpty()) {
                probe.subscription();
            }
            return List.copyOf(probe.findings);
        }
    }

    private GoogleLine line(String subject, String scope, String who) {
        return new GoogleLine(line, tokens, new Gate(PLENTY, clock), Gate.Purpose.READ, subject, scope, who);
    }

    private boolean tried(String what, FaultFound.Question<?> question, String hint) {
        String trouble = switch (FaultFound.ask(question::ask)) {
            case Answer.Known<?> _ -> "";
            case Answer.Unknown<?>(Fault fault) -> fault.what() + (fault instanceof Fault.Denied && !hint.isEmpty() ? " - " + hint : "");
        };
        findings.add(new Finding(what, trouble));
        return trouble.isEmpty();
    }

    private void mailbox(String address, GoogleTier tier) {
        String delegate = "delegate exactly this scope to the service account (it may take up to 24 hours to be effective)";
        GmailAccess reading = new GmailAccess(line(address, GoogleDoor.READ_SCOPE, "the reader of " + address), places, address);
        boolean readable = tried(address + ": token for " + GoogleDoor.READ_SCOPE, () -> {
            reading.line().signIn();
            return true;
        }, delegate);
        if (readable) {
            tried(address + ": the mailbox answers", reading::historyId, "enable the Gmail API in the project");
        }
        switch (tier) {
            case OBSERVE -> { }
            case ACT -> tried(address + ": token for " + google.actScope(), () -> {
                line(address, google.actScope(), "the actor of " + address).signIn();
                return true;
            }, delegate);
        }
        if (readable && !google.topic().isEmpty()) {
            tried(address + ": Gmail may publish to the topic", () -> {
                ObjectNode wish = JsonBody.object().put("topicName", google.topic()).put("labelFilterBehavior", "exclude");
                wish.putArray("labelIds").add("DRAFT");
                return reading.post("/watch", wish, WATCH_UNITS);
            }, "grant roles/pubsub.publisher on the topic to gmail-api-push@system.gserviceaccount.com");
        }
    }

    // What is pulled is given back at once: it belongs to the running server.
    private void subscription() {
        GoogleLine own = line(GoogleTokens.ITSELF, GoogleDoor.PUBSUB_SCOPE, "the service account " + google.serviceAccount());
        tried("Pub/Sub: the subscription can be pulled", () -> {
            String at = "/v1/" + google.subscription();
            ObjectNode pulled = own.post(GooglePlaces.uri(places.pubsub(), at + ":pull"), JsonBody.object().put("maxMessages", 1), 1);
            ObjectNode back = JsonBody.object().put("ackDeadlineSeconds", 0);
            ArrayNode ids = back.putArray("ackIds");
            for (JsonNode received : pulled.path("receivedMessages")) {
                ids.add(received.path("ackId").asString(""));
            }
            return ids.isEmpty() ? pulled : own.post(GooglePlaces.uri(places.pubsub(), at + ":modifyAckDeadline"), back, 1);
        }, "grant the service account roles/pubsub.subscriber on the subscription");
    }
}
