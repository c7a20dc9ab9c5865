package dev.cordon.mailauth.dns;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Answers from a map instead of the network: the whole DNS of a test, or the {@code --dns} file of the command line.
 *
 * <p>The map is what a JSON reader gives: name → type → records. A TXT record is a text or a list of texts that are joined; an MX record
 * is {@code [preference, host]}; CNAME is one name, followed up to ten times. {@code {"error": "timeout"}}, {@code "servfail"} or
 * {@code "nxdomain"} may stand for a whole name or for one type. A name above a present name exists without records (RFC 8020), any
 * other absent name does not exist. Text is taken as UTF-8.
 */
public final class FileDns implements Dns {

    private static final int ALIASES_MAX = 10;
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final DnsAnswer NO_RECORDS = new DnsAnswer.NoRecords();
    private static final DnsAnswer NO_SUCH_NAME = new DnsAnswer.NoSuchName();

    private final Map<String, Entry> entries = new HashMap<>();
    private final Set<String> parents = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    /** What one name has. */
    private record Entry(Map<RecordType, DnsAnswer> answers, String alias, List<DnsAnswer> whole) {}

    private FileDns() {}

    /** Reads a map; what cannot be understood is left out and told by {@link #problems()}. */
    public static FileDns of(Map<?, ?> names) {
        FileDns dns = new FileDns();
        names.forEach((name, types) -> dns.add(String.valueOf(name), types));
        return dns;
    }

    /** What was not understood, a sentence each; empty when all was. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    @Override public DnsAnswer ask(String name, RecordType type) {
        String at = name;
        for (int i = 0; i <= ALIASES_MAX; i++) {
            Entry entry = entries.get(at);
            if (entry == null) {
                return parents.contains(at) ? NO_RECORDS : NO_SUCH_NAME;
            }
            if (!entry.whole.isEmpty()) {
                return entry.whole.getFirst();
            }
            DnsAnswer answer = entry.answers.get(type);
            if (answer != null) {
                return answer;
            }
            if (entry.alias.isEmpty()) {
                return NO_RECORDS;
            }
            at = entry.alias;
        }
        return new DnsAnswer.Failed("more than " + ALIASES_MAX + " aliases after " + name);
    }

    private void add(String given, Object types) {
        String name = key(given);
        if (!(types instanceof Map<?, ?> map)) {
            problems.add("`" + given + "` has no map of types");
            return;
        }
        Map<RecordType, DnsAnswer> answers = new EnumMap<>(RecordType.class);
        String alias = "";
        List<DnsAnswer> whole = List.of();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = String.valueOf(entry.getKey());
            Object value = entry.getValue();
            if (key.equalsIgnoreCase("error")) {
                whole = List.of(error(value));
            } else if (key.equalsIgnoreCase("CNAME")) {
                alias = key(text(value));
            } else {
                type(given, key, value, answers);
            }
        }
        entries.put(name, new Entry(answers, alias, whole));
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            parents.add(name.substring(dot + 1));
        }
    }

    // Names that no DNS could hold stay as they are, so that the file may hold them; nobody can ask for them.
    private static String key(String name) {
        String ascii = DomainText.ascii(name);
        return ascii.isEmpty() ? name.toLowerCase(Locale.ROOT) : ascii;
    }

    private void type(String name, String key, Object value, Map<RecordType, DnsAnswer> answers) {
        for (RecordType type : RecordType.values()) {
            if (type.name().equalsIgnoreCase(key)) {
                answers.put(type, answer(name, type, value));
                return;
            }
        }
        problems.add("`" + name + "`: `" + key + "` is not one of A, AAAA, MX, PTR, TXT, CNAME, error");
    }

    private DnsAnswer answer(String name, RecordType type, Object value) {
        if (value instanceof Map<?, ?> map) {
            Object error = map.get("error");
            return error(error == null ? "" : error);
        }
        List<DnsRecord> records = new ArrayList<>();
        for (Object item : items(type, value)) {
            List<DnsRecord> record = record(type, item);
            if (record.isEmpty()) {
                problems.add("`" + name + "`: `" + item + "` is not a record of type " + type);
            }
            records.addAll(record);
        }
        return records.isEmpty() ? NO_RECORDS : new DnsAnswer.Found(records, LIFETIME);
    }

    private static List<?> items(RecordType type, Object value) {
        if (!(value instanceof List<?> list)) {
            return value == null ? List.of() : List.of(value);
        }
        boolean lonePair = type == RecordType.MX && list.size() == 2 && !(list.getFirst() instanceof List<?>);
        return lonePair ? List.of(list) : list;
    }

    // One record, or nothing when the item is none.
    private static List<DnsRecord> record(RecordType type, Object item) {
        return switch (type) {
            case A, AAAA -> {
                byte[] bytes = type == RecordType.A ? AddressText.ipv4(text(item)) : AddressText.ipv6(text(item));
                yield bytes.length == 0 ? List.of() : List.of(new DnsRecord.Host(AddressText.address(bytes)));
            }
            case MX -> item instanceof List<?> pair && pair.size() == 2 && pair.getFirst() instanceof Number preference
                    ? List.of(new DnsRecord.Exchange(preference.intValue(), key(text(pair.getLast())))) : List.of();
            case PTR -> List.of(new DnsRecord.Pointer(key(text(item))));
            case TXT -> List.of(new DnsRecord.Text(joined(item)));
        };
    }

    private static byte[] joined(Object item) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object part : item instanceof List<?> list ? list : List.of(text(item))) {
            out.writeBytes(text(part).getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static String text(Object value) {
        Object one = value instanceof List<?> list && list.size() == 1 ? list.getFirst() : value;
        return one == null ? "" : one.toString();
    }

    // The words of cli.md, with or without the E of error numbers.
    private static DnsAnswer error(Object value) {
        String word = text(value).toLowerCase(Locale.ROOT);
        return switch (word.startsWith("e") ? word.substring(1) : word) {
            case "timeout", "timedout" -> new DnsAnswer.TimedOut();
            case "nxdomain", "notfound" -> NO_SUCH_NAME;
            default -> new DnsAnswer.Failed(word.isEmpty() ? "servfail" : word);
        };
    }
}
