package dev.cordon.connectors.graph;

import dev.cordon.connectors.http.JsonBody;
import dev.cordon.connectors.http.Jwt;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.port.read.Cursor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where we are in one mailbox. There are two feeds: the delta of the inbox, which tells everything that comes into it, and the list of all
 * messages by time of receipt, which tells what a rule filed elsewhere before anybody saw it. Both tell most messages, so the cursor holds
 * short hashes of those that were told lately. Nothing about it is in memory, so that asking again from an older cursor gives the same.
 *
 * @param link the delta's next or delta link
 * @param page what was told already of the page behind {@code link}
 * @param from where the list by time begins: everything received before was told by it. Only the list moves it; the delta may run ahead
 * @param told hash to time of receipt in seconds, of messages received since {@code from} that were told
 */
record GraphCursor(String link, Set<String> page, Instant from, Map<String, Long> told) {
    /** Mail may become visible some minutes after the time of receipt that it bears. */
    static final Duration OVERLAP = Duration.ofMinutes(3);
    // What is forgotten is told twice, never lost.
    private static final int TOLD_MAX = 5_000;
    private static final int TOLD_USUAL_MAX = 2_000;
    private static final int HASH_BYTES = 6;

    GraphCursor {
        page = Set.copyOf(page);
        told = Map.copyOf(told);
    }

    static String hash(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return Jwt.encoded(Arrays.copyOf(digest, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    boolean knows(String id) {
        String hash = hash(id);
        return page.contains(hash) || told.containsKey(hash);
    }

    GraphCursor at(String nextLink) {
        return new GraphCursor(nextLink, Set.of(), from, told);
    }

    /** These were told. */
    GraphCursor with(Map<String, Instant> messages) {
        Set<String> pageNow = new HashSet<>(page);
        Map<String, Long> all = new HashMap<>(told);
        for (Map.Entry<String, Instant> message : messages.entrySet()) {
            String hash = hash(message.getKey());
            pageNow.add(hash);
            if (!message.getValue().isBefore(from)) {
                all.put(hash, message.getValue().getEpochSecond());
            }
        }
        return new GraphCursor(link, pageNow, from, newest(all, TOLD_MAX));
    }

    /** The list was told up to this moment, and is not at its end. */
    GraphCursor reached(Instant moment) {
        if (!moment.isAfter(from)) {
            return this;
        }
        Map<String, Long> all = new HashMap<>(told);
        all.values().removeIf(at -> at < moment.getEpochSecond());
        return new GraphCursor(link, page, moment, all);
    }

    /** The list was told to its end, whose last message was received then. */
    GraphCursor ended(Instant newest) {
        GraphCursor moved = newest.equals(Instant.EPOCH) ? this : reached(newest.minus(OVERLAP));
        Map<String, Long> kept = newest(moved.told(), TOLD_USUAL_MAX);
        return kept.size() == moved.told().size() ? moved
                : moved.reached(Instant.ofEpochSecond(kept.values().stream().mapToLong(at -> at).min().orElse(moved.from()
                        .getEpochSecond())));
    }

    private static Map<String, Long> newest(Map<String, Long> all, int max) {
        if (all.size() <= max) {
            return all;
        }
        Map<String, Long> newest = new HashMap<>();
        all.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())).limit(max)
                .forEach(e -> newest.put(e.getKey(), e.getValue()));
        return newest;
    }

    Cursor text() {
        ObjectNode node = JsonBody.object().put("v", 1).put("l", link).put("u", from.getEpochSecond());
        ArrayNode pageTold = node.putArray("p");
        page.stream().sorted().forEach(pageTold::add);
        ObjectNode all = node.putObject("t");
        told.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(e -> all.put(e.getKey(), e.getValue()));
        return new Cursor(node.toString());
    }

    /** {@code Fault.CursorLost} when the text is no cursor of ours. */
    static GraphCursor of(Cursor cursor) throws FaultFound {
        ObjectNode node;
        try {
            node = JsonBody.read(cursor.value().getBytes(StandardCharsets.UTF_8), "the store");
        } catch (FaultFound e) {
            throw new FaultFound(new Fault.CursorLost("the saved place is not one of this connector"));
        }
        Set<String> page = new HashSet<>();
        node.path("p").forEach(h -> page.add(h.asString("")));
        Map<String, Long> told = new HashMap<>();
        node.path("t").properties().forEach(e -> told.put(e.getKey(), e.getValue().asLong(0)));
        if (node.path("v").asInt(0) != 1 || node.path("l").asString("").isEmpty()) {
            throw new FaultFound(new Fault.CursorLost("the saved place is not one of this connector"));
        }
        return new GraphCursor(node.path("l").asString(""), page, Instant.ofEpochSecond(node.path("u").asLong(0)), told);
    }
}
