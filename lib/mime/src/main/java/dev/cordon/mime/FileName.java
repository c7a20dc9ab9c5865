package dev.cordon.mime;

import java.util.ArrayList;
import java.util.List;

/**
 * A name that a part gives to its content. It is text from a stranger: never a path.
 *
 * @param text the name, decoded
 * @param range the bytes of the raw message it was read from
 * @param origin which parameter it came from, such as {@code content-disposition filename}
 */
public record FileName(String text, RawRange range, String origin) {

    static List<FileName> of(MimePart part) {
        List<FileName> names = new ArrayList<>();
        collect(part, "content-disposition", "filename", names);
        collect(part, "content-type", "name", names);
        collect(part, "content-disposition", "name", names);
        collect(part, "content-type", "filename", names);
        return names;
    }

    private static void collect(MimePart part, String field, String parameter, List<FileName> names) {
        HeaderField preferred = part.pick(field).orElse(null);
        if (preferred == null) {
            return;
        }
        collect(preferred, field, parameter, names);
        for (HeaderField other : part.fields()) {
            if (other != preferred && other.is(field)) {
                collect(other, field, parameter, names);
            }
        }
    }

    private static void collect(HeaderField field, String fieldName, String name, List<FileName> names) {
        Parameters parameters = field.parameters();
        String origin = fieldName + " " + name;
        parameters.named(name).ifPresent(best -> add(best.value(), best.range(), origin, names));
        for (Parameter parameter : parameters.all(name)) {
            add(parameter.value(), parameter.range(), origin, names);
            for (String alternative : parameter.alternatives()) {
                add(alternative, parameter.range(), origin, names);
            }
        }
    }

    private static void add(String text, RawRange range, String origin, List<FileName> names) {
        if (!text.isEmpty() && names.stream().noneMatch(name -> name.text().equals(text))) {
            names.add(new FileName(text, range, origin));
        }
    }

    /** What makes the name treacherous, if anything. */
    public List<MimeDefect> tricks() {
        List<MimeDefect> found = new ArrayList<>();
        boolean path = text.indexOf('/') >= 0 || text.indexOf('\\') >= 0 || text.equals("..")
                || text.length() > 1 && text.charAt(1) == ':';
        if (path) {
            found.add(MimeDefect.FILE_NAME_PATH);
        }
        if (text.chars().anyMatch(c -> c < ' ' || c == 127 || c >= 0x80 && c < 0xA0)) {
            found.add(MimeDefect.FILE_NAME_CONTROL);
        }
        if (text.chars().anyMatch(FileName::turnsDirection)) {
            found.add(MimeDefect.FILE_NAME_DIRECTION);
        }
        char last = text.isEmpty() ? 'x' : text.charAt(text.length() - 1);
        if (last == '.' || Character.isWhitespace(last)) {
            found.add(MimeDefect.FILE_NAME_TRAILING);
        }
        return found;
    }

    /** Unicode Standard Annex 9 §2: explicit embeddings, overrides and isolates, and the marks. */
    private static boolean turnsDirection(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0x200E || c == 0x200F || c == 0x061C;
    }
}
