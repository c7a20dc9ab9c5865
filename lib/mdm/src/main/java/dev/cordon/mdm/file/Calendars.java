package dev.cordon.mdm.file;

import dev.cordon.mdm.schema.AnswerSchema;
import dev.cordon.mdm.schema.ScanSchema;
import dev.cordon.mdm.html.HtmlObjects;
import dev.cordon.mdm.html.Links;
import dev.cordon.mql.value.Struct;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Calendars (RFC 5545) as {@code ICS} objects, read by ical4j's parser. Its object model is left out, because that one fetches time
 * zones. A calendar that breaks off keeps what came before and says so in {@code _errors}, so that nobody hides an invitation by
 * spoiling its end.
 */
public final class Calendars implements ContentHandler {

    static {
        // The library asks for its logger in many classes. Two threads that meet the first one at once would make SLF4J print a warning.
        var _ = LoggerFactory.getILoggerFactory();
    }

    private static final int CHARACTERS_MAX = 4 << 20;
    private static final int NESTING_MAX = 32;
    private static final int EVENTS_MAX = 1_000;
    private static final int PROPERTIES_MAX = 20_000;
    private static final int BUFFER = 8_192;

    /**
     * One property.
     *
     * @param name in upper case
     * @param html whether a parameter calls it HTML
     * @param value without its escapes
     */
    private record Property(String name, boolean html, String value) {}

    /** Ends the reading of a calendar that is larger than any of people. The parser wraps what its listener throws. */
    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMuch() {
            super("", null, false, false);
        }
    }

    private final List<Property> own = new ArrayList<>();
    private final List<List<Property>> events = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private List<Map<String, String>> errors = List.of();
    private String name = "";
    private String value = "";
    private boolean html;
    private int properties;

    private Calendars() {
    }

    /** The object for a text; null when it holds no calendar. */
    public static @Nullable Struct of(String text) {
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (!body.stripLeading().regionMatches(true, 0, "BEGIN:VCALENDAR", 0, 15)) {
            return null;
        }
        Calendars calendar = new Calendars();
        calendar.read(body.stripLeading());
        return calendar.struct();
    }

    private void read(String text) {
        String bounded = text.length() > CHARACTERS_MAX ? text.substring(0, CHARACTERS_MAX) : text;
        try (UnfoldingReader lines = new UnfoldingReader(new StringReader(capitals(bounded)), BUFFER, true)) {
            new CalendarParserImpl(true).parse(lines, this);
        } catch (ParserException e) {
            broken("calendar-broken", "it cannot be read from line " + e.getLineNo() + " on");
        } catch (IOException | RuntimeException e) {
            // The parser is not ours and the calendar is a stranger's: whatever it trips over is a fault of the calendar.
            broken("calendar-broken", "it cannot be read: " + e.getClass().getSimpleName());
        }
    }

    // The parser knows BEGIN and END in capitals only; names are alike in both (RFC 5545 §1.2).
    private static String capitals(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int at = 0, next = 0; next >= 0; at = next + 1) {
            next = text.indexOf('\n', at);
            for (String word : List.of("BEGIN:", "END:")) {
                if (text.regionMatches(true, at, word, 0, word.length())) {
                    out.replace(at, at + word.length(), word);
                }
            }
        }
        return out.toString();
    }

    private TooMuch tooMuch(String what) {
        broken("calendar-too-large", "only a part of it is read: " + what);
        return new TooMuch();
    }

    private void broken(String type, String message) {
        if (!errors.isEmpty()) {
            return;
        }
        errors = List.of(Map.of("type", type, "field", open.isEmpty() ? "VCALENDAR" : open.getLast(), "message", message));
    }

    @Override public void startCalendar() {
        open.clear();
    }

    @Override public void endCalendar() {
        open.clear();
    }

    @Override public void startComponent(String component) {
        String upper = component.strip().toUpperCase(Locale.ROOT);
        if (open.size() >= NESTING_MAX) {
            throw tooMuch("components are nested more than " + NESTING_MAX + " deep");
        }
        if (open.isEmpty() && upper.equals("VEVENT")) {
            if (events.size() >= EVENTS_MAX) {
                throw tooMuch("it has more than " + EVENTS_MAX + " events");
            }
            events.add(new ArrayList<>());
        }
        open.add(upper);
    }

    @Override public void endComponent(String component) {
        open.removeLast();
    }

    @Override public void startProperty(String property) {
        if (++properties > PROPERTIES_MAX) {
            throw tooMuch("it has more than " + PROPERTIES_MAX + " properties");
        }
        name = property.strip().toUpperCase(Locale.ROOT);
        value = "";
        html = false;
    }

    @Override public void parameter(String parameter, String text) {
        html |= text.equalsIgnoreCase("text/html");
    }

    @Override public void propertyValue(String text) {
        value = unescaped(text);
    }

    @Override public void endProperty(String property) {
        boolean event = open.size() == 1 && open.getFirst().equals("VEVENT");
        if (event || open.isEmpty()) {
            (event ? events.getLast() : own).add(new Property(name, html, value));
        }
    }

    private Struct struct() {
        return Struct.of(AnswerSchema.ICS)
                .set("product_id", first(own, "PRODID")).set("scale", first(own, "CALSCALE")).set("method", first(own, "METHOD"))
                .set("version", first(own, "VERSION")).set("_errors", errors)
                .set("raw_properties", raw(own))
                .set("events", events.stream().map(Calendars::event).toList());
    }

    private static Struct event(List<Property> properties) {
        String description = first(properties, "DESCRIPTION");
        Optional<Property> html = properties.stream().filter(p -> p.name().equals("X-ALT-DESC") && p.html()).findFirst();
        Struct page = html.map(p -> HtmlObjects.of(p.value())).orElse(null);
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
        return properties.stream().filter(p -> p.name().equals(name)).map(Property::value).findFirst().orElse(null);
    }

    private static List<Struct> raw(List<Property> properties) {
        return properties.stream().map(p -> Struct.of(ScanSchema.KEY_VALUE).set("key", p.name()).set("value", p.value())).toList();
    }

    // RFC 5545 §3.3.11. The library's own way is private to its object model and replaces one escape after the other.
    private static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char next = text.charAt(++i);
                out.append(next == 'n' || next == 'N' ? '\n' : next);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
