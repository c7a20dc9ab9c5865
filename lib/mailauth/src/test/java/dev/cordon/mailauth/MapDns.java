package dev.cordon.mailauth;

import dev.cordon.mailauth.dns.Dns;
import dev.cordon.mailauth.dns.DnsAnswer;
import dev.cordon.mailauth.dns.DnsRecord;
import dev.cordon.mailauth.dns.RecordType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Answers TXT questions from a map, for tests; any other question finds no such name. Counts what is asked. */
public final class MapDns implements Dns {

    private final Map<String, DnsAnswer> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    /** Adds TXT records at a name. */
    public MapDns txt(String name, String... records) {
        List<DnsRecord> texts = new ArrayList<>();
        for (String record : records) {
            texts.add(new DnsRecord.Text(record.getBytes(StandardCharsets.UTF_8)));
        }
        answers.put(name, new DnsAnswer.Found(texts, Duration.ofHours(1)));
        return this;
    }

    /** Adds an answer. */
    public MapDns answer(String name, DnsAnswer answer) {
        answers.put(name, answer);
        return this;
    }

    /** Reads {@code {name: {txt: [..]} | {error: ..}}}. */
    public static MapDns of(JsonNode zone) {
        MapDns dns = new MapDns();
        zone.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (value.has("error")) {
                dns.answer(entry.getKey(), value.get("error").asString().equalsIgnoreCase("timeout") ? new DnsAnswer.TimedOut()
                        : new DnsAnswer.Failed("servfail"));
            } else {
                List<String> records = new ArrayList<>();
                value.get("txt").forEach(record -> records.add(record.isArray() ? joined(record) : record.asString()));
                dns.txt(entry.getKey(), records.toArray(String[]::new));
            }
        });
        return dns;
    }

    private static String joined(JsonNode strings) {
        StringBuilder out = new StringBuilder();
        strings.forEach(part -> out.append(part.asString()));
        return out.toString();
    }

    /** The names asked for, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override public DnsAnswer ask(String name, RecordType type) {
        asked.add(name);
        DnsAnswer answer = answers.get(name);
        return answer == null || type != RecordType.TXT ? new DnsAnswer.NoSuchName() : answer;
    }
}
