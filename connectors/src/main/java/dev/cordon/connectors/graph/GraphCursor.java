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
 * @param until the latest time of receipt that was seen
 * @param told hash to time of receipt in seconds, for messages received since {@code until} less the overlap
 */
record GraphCursor(String link, Set<String> page, Instant until, Map<String, Long> told) {
    /** Mail may become visible some minutes after the time of receipt that it bears. */
    static final Duration OVERLAP = Duration.ofMinutes(3);
    private static final int TOLD_MAX = 2_000;
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

    /** From here the list of messages by time is asked for. */
    Instant listedFrom() {
        Instant from = until.equals(Instant.EPOCH) ? until : until.minus(OVERLAP);
        // More was received in the overlap than a cursor can hold: the list begins where its memory does.
        return told.size() < TOLD_MAX ? from : Instant.ofEpochSecond(told.values().stream().mapToLong(t -> t).min().orElse(from.getEpochSecond()));
    }

    GraphCursor at(String nextLink) {
        return new GraphCursor(nextLink, Set.of(), until, told);
    }

    /** Messages up to this moment were seen; a moment after {@code latest} is not believed. */
    GraphCursor upTo(Instant seen, Instant latest) {
        Instant moment = seen.isAfter(latest) ? latest : seen;
        return moment.isAfter(until) ? new GraphCursor(link, page, moment, told).with(Map.of(), latest) : this;
    }

    /** These were told; their times move the cursor on, but never further than a moment that is not in the future. */
    GraphCursor with(Map<String, Instant> messages, Instant latest) {
        Set<String> pageNow = new HashSet<>(page);
        Map<String, Long> all = new HashMap<>(told);
        Instant last = until;
        for (Map.Entry<String, Instant> message : messages.entrySet()) {
            String hash = hash(message.getKey());
            Instant at = message.getValue().isAfter(latest) ? latest : message.getValue();
            pageNow.add(hash);
            all.put(hash, at.getEpochSecond());
            last = at.isAfter(last) ? at : last;
        }
        long keptFrom = last.minus(OVERLAP).getEpochSecond();
        all.values().removeIf(at -> at < keptFrom);
        if (all.size() > TOLD_MAX) {
            Map<String, Long> newest = new HashMap<>();
            all.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())).limit(TOLD_MAX)
                    .forEach(e -> newest.put(e.getKey(), e.getValue()));
            all = newest;
        }
        return new GraphCursor(link, pageNow, last, all);
    }

    Cursor text() {
        ObjectNode node = JsonBody.object().put("v", 1).put("l", link).put("u", until.getEpochSecond());
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
