package dev.cordon.mdm.file;

import dev.cordon.mdm.schema.AnswerSchema;
import dev.cordon.mdm.schema.ScanSchema;
import dev.cordon.mdm.html.HtmlObjects;
import dev.cordon.mdm.html.Links;
import dev.cordon.mql.value.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calendars (RFC 5545) as {@code ICS} objects. Tolerant: lines that are no property are passed over, an end that is missing is added. */
public final class Calendars {

    private static final int LINES_MAX = 200_000;
    private static final int EVENTS_MAX = 1_000;
    private static final int PROPERTIES_MAX = 20_000;

    /**
     * One property.
     *
     * @param name in upper case
     * @param parameters as they stand between name and colon, in upper case
     * @param value as it stands
     */
    private record Property(String name, String parameters, String value) {}

    private final List<Property> own = new ArrayList<>();
    private final List<List<Property>> events = new ArrayList<>();

    private Calendars() {
    }

    /** The object for a text; null when it holds no calendar. */
    public static @Nullable Struct of(String text) {
        if (!text.stripLeading().regionMatches(true, 0, "BEGIN:VCALENDAR", 0, 15)) {
            return null;
        }
        Calendars calendar = new Calendars();
        calendar.read(unfolded(text));
        return calendar.struct();
    }

    // RFC 5545 §3.1: a line that begins with a blank goes on with the line before it.
    private static List<String> unfolded(String text) {
        List<StringBuilder> lines = new ArrayList<>();
        int at = text.startsWith("\uFEFF") ? 1 : 0;
        while (at < text.length() && lines.size() < LINES_MAX) {
            int end = text.indexOf('\n', at);
            int to = end < 0 ? text.length() : end;
            int stop = to > at && text.charAt(to - 1) == '\r' ? to - 1 : to;
            boolean goesOn = !lines.isEmpty() && stop > at && (text.charAt(at) == ' ' || text.charAt(at) == '\t');
            if (goesOn) {
                lines.getLast().append(text, at + 1, stop);
            } else {
                lines.add(new StringBuilder(text.substring(at, stop)));
            }
            at = to + 1;
        }
        return lines.stream().map(StringBuilder::toString).toList();
    }

    private void read(List<String> lines) {
        List<Property> into = own;
        int inner = 0;
        int count = 0;
        for (String line : lines) {
            Optional<Property> property = property(line);
            if (property.isEmpty() || ++count > PROPERTIES_MAX) {
                continue;
            }
            String value = property.get().value().strip().toUpperCase(Locale.ROOT);
            boolean begins = property.get().name().equals("BEGIN");
            boolean ends = property.get().name().equals("END");
            if (begins && value.equals("VEVENT") && events.size() < EVENTS_MAX) {
                into = new ArrayList<>();
                events.add(into);
                inner = 0;
            } else if (ends && value.equals("VEVENT")) {
                into = own;
            } else if (begins && !value.equals("VCALENDAR")) {
                inner++;
            } else if (ends && inner > 0) {
                inner--;
            } else if (!begins && !ends && inner == 0) {
                into.add(property.get());
            }
        }
    }

    private static Optional<Property> property(String line) {
        boolean quoted = false;
        int name = -1;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            if (!quoted && name < 0 && c == ';') {
                name = i;
            }
            if (!quoted && c == ':') {
                int end = name < 0 ? i : name;
                String parameters = name < 0 ? "" : line.substring(name + 1, i).toUpperCase(Locale.ROOT);
                return end == 0 ? Optional.empty() : Optional.of(new Property(line.substring(0, end).strip().toUpperCase(Locale.ROOT),
                        parameters, line.substring(i + 1)));
            }
        }
        return Optional.empty();
    }

    private Struct struct() {
        return Struct.of(AnswerSchema.ICS)
                .set("product_id", first(own, "PRODID")).set("scale", first(own, "CALSCALE")).set("method", first(own, "METHOD"))
                .set("version", first(own, "VERSION")).set("raw_properties", raw(own))
                .set("events", events.stream().map(Calendars::event).toList());
    }

    private static Struct event(List<Property> properties) {
        String description = first(properties, "DESCRIPTION");
        Optional<Property> html = properties.stream().filter(p -> p.name().equals("X-ALT-DESC")
                && p.parameters().contains("TEXT/HTML")).findFirst();
        Struct page = html.map(p -> HtmlObjects.of(unescaped(p.value()))).orElse(null);
        String location = first(properties, "LOCATION");
        String url = first(properties, "URL");
        String words = (description == null ? "" : description) + "\n" + (location == null ? "" : location) + "\n" + (url == null
                ? "" : url);
        return Struct.of(AnswerSchema.ICS_EVENT)
                .set("description", description).set("description_html", page).set("location", location)
                .set("summary", first(properties, "SUMMARY")).set("uid", first(properties, "UID")).set("raw_properties", raw(properties))
                .lazy("links", () -> links(words, page));
    }

    private static List<Struct> links(String words, @Nullable Struct page) {
        List<Struct> found = new ArrayList<>(Links.joined(List.of(Links.of(words))));
        if (page != null && page.get("links") instanceof List<?> more) {
            for (Object link : more) {
                if (link instanceof Struct struct) {
                    found.add(struct);
                }
            }
        }
        return found;
    }

    private static @Nullable String first(List<Property> properties, String name) {
        return properties.stream().filter(p -> p.name().equals(name)).map(p -> unescaped(p.value())).findFirst().orElse(null);
    }

    private static List<Struct> raw(List<Property> properties) {
        return properties.stream().map(p -> Struct.of(ScanSchema.KEY_VALUE).set("key", p.name()).set("value",
                unescaped(p.value()))).toList();
    }

    // RFC 5545 §3.3.11.
    private static String unescaped(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        StringBuilder out = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                char next = value.charAt(++i);
                out.append(next == 'n' || next == 'N' ? '\n' : next);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
