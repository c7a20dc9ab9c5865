package dev.cordon.testkit.providers.graph;

import dev.cordon.testkit.providers.RawHeader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One stored message. Its bytes never change; its place, marks and, with every move, its changeable id do. Used under its mailbox's
 * monitor.
 */
final class GraphMessage {
    final String immutableId;
    final byte[] bytes;
    final Instant receivedAt;
    final String messageId;
    final List<String> categories = new ArrayList<>();
    String folder;
    boolean read;
    int moves;
    int changes;
    Instant modifiedAt;
    /** Whether an app looked at it since it last changed. */
    boolean looked;
    /** Requests for it that are still answered with 404, as just after an arrival. */
    int unseenFor;

    GraphMessage(String immutableId, byte[] bytes, Instant receivedAt, String folder) {
        this.immutableId = immutableId;
        this.bytes = bytes;
        this.receivedAt = receivedAt;
        this.modifiedAt = receivedAt;
        this.folder = folder;
        String claimed = header("Message-ID");
        // Exchange gives a Message-ID to what came without one.
        this.messageId = claimed.isEmpty() ? "<" + immutableId + "@generated.example.test>" : claimed;
    }

    String header(String name) {
        return RawHeader.last(bytes, name).strip();
    }

    /** The id that changes with every move. */
    String restId() {
        return "AAMk" + immutableId.substring(4, immutableId.length() - 1) + "-m" + moves + "=";
    }

    String id(boolean immutable) {
        return immutable ? immutableId : restId();
    }

    String changeKey() {
        return "CQAAABYAAAC" + immutableId.length() + "v" + changes;
    }
}
