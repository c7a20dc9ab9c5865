package dev.cordon.mailauth.header;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ArrayList;

/**
 * A list of {@code name=value} tags (RFC 6376 §3.2), in order. Names are kept in their case, since tags are case-sensitive. Reading is
 * strict: one fault makes the whole list void, because two readers that forgive different faults see different signatures.
 */
public final class TagList implements TagReading {

    private static final int TAGS_MAX = 64;
    private static final int BYTES_MAX = 64 << 10;

    private final byte[] bytes;
    private final List<Tag> tags;

    private record Tag(String name, int start, int end) {}

    private TagList(byte[] bytes, List<Tag> tags) {
        this.bytes = bytes;
        this.tags = tags;
    }

    /** Reads a whole array. */
    public static TagReading read(byte[] bytes) {
        return read(bytes, 0, bytes.length);
    }

    /** Reads a range of an array, which is kept, not copied. */
    public static TagReading read(byte[] bytes, int from, int to) {
        if (to - from > BYTES_MAX) {
            return new TagReading.Malformed(TagFault.TOO_LONG, from);
        }
        List<Tag> tags = new ArrayList<>(12);
        int at = from;
        while (true) {
            int semicolon = at;
            while (semicolon < to && bytes[semicolon] != ';') {
                semicolon++;
            }
            int begin = skipBlank(bytes, at, semicolon);
            if (begin == semicolon && semicolon == to) {
                // Nothing behind the last semicolon, which RFC 6376 §3.2 allows; or nothing at all.
                return tags.isEmpty() ? new TagReading.Malformed(TagFault.EMPTY, at) : new TagList(bytes, tags);
            }
            TagReading.Malformed wrong = tag(bytes, begin, semicolon, tags);
            if (wrong != NOTHING_WRONG) {
                return wrong;
            }
            if (semicolon == to) {
                return new TagList(bytes, tags);
            }
            at = semicolon + 1;
        }
    }

    private static final TagReading.Malformed NOTHING_WRONG = new TagReading.Malformed(TagFault.EMPTY, -1);

    private static TagReading.Malformed tag(byte[] bytes, int from, int to, List<Tag> tags) {
        int nameEnd = from;
        while (nameEnd < to && isNameByte(bytes[nameEnd], nameEnd == from)) {
            nameEnd++;
        }
        if (nameEnd == from) {
            TagFault fault = from == to || bytes[from] == '=' ? TagFault.NAME_MISSING : TagFault.NAME_ODD;
            return new TagReading.Malformed(fault, from);
        }
        int equals = skipBlank(bytes, nameEnd, to);
        if (equals == to || bytes[equals] != '=') {
            return new TagReading.Malformed(equals == to ? TagFault.VALUE_MISSING : TagFault.NAME_ODD, equals);
        }
        for (int i = equals + 1; i < to; i++) {
            if (bytes[i] >= 0 && bytes[i] < ' ' && !isBlankAt(bytes, i, to) || bytes[i] == 0x7f) {
                return new TagReading.Malformed(TagFault.VALUE_ODD, i);
            }
        }
        String name = new String(bytes, from, nameEnd - from, StandardCharsets.ISO_8859_1);
        for (Tag tag : tags) {
            if (tag.name.equals(name)) {
                return new TagReading.Malformed(TagFault.NAME_REPEATED, from);
            }
        }
        if (tags.size() == TAGS_MAX) {
            return new TagReading.Malformed(TagFault.TOO_LONG, from);
        }
        tags.add(new Tag(name, equals + 1, to));
        return NOTHING_WRONG;
    }

    private static boolean isNameByte(byte b, boolean first) {
        boolean letter = b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
        return letter || !first && (b >= '0' && b <= '9' || b == '_');
    }

    /** White space, or a line end that folds: a CR must be followed by LF, an LF by white space or the end. */
    private static boolean isBlankAt(byte[] bytes, int at, int to) {
        return switch (bytes[at]) {
            case ' ', '\t' -> true;
            case '\r' -> at + 1 < to && bytes[at + 1] == '\n';
            case '\n' -> at + 1 >= to || bytes[at + 1] == ' ' || bytes[at + 1] == '\t';
            default -> false;
        };
    }

    private static int skipBlank(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isBlankAt(bytes, at, to)) {
            at++;
        }
        return at;
    }

    private int indexOf(String name) {
        for (int i = 0; i < tags.size(); i++) {
            if (tags.get(i).name.equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the tag is there, be its value empty. */
    public boolean has(String name) {
        return indexOf(name) >= 0;
    }

    /** The names in order. */
    public List<String> names() {
        return tags.stream().map(Tag::name).toList();
    }

    /** The value without white space at its ends, as ISO-8859-1; empty when the tag is not there. */
    public String value(String name) {
        int i = indexOf(name);
        if (i < 0) {
            return "";
        }
        int from = skipBlank(bytes, tags.get(i).start, tags.get(i).end);
        int to = tags.get(i).end;
        while (to > from && (bytes[to - 1] == ' ' || bytes[to - 1] == '\t' || bytes[to - 1] == '\r' || bytes[to - 1] == '\n')) {
            to--;
        }
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** The value without any white space, as ISO-8859-1; for base64 and lists (RFC 6376 §3.5). Empty when the tag is not there. */
    public String compact(String name) {
        int i = indexOf(name);
        if (i < 0) {
            return "";
        }
        byte[] out = new byte[tags.get(i).end - tags.get(i).start];
        int length = 0;
        for (int at = tags.get(i).start; at < tags.get(i).end; at++) {
            if (bytes[at] != ' ' && bytes[at] != '\t' && bytes[at] != '\r' && bytes[at] != '\n') {
                out[length++] = bytes[at];
            }
        }
        return new String(out, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** The value read as UTF-8 (RFC 8616 §5), without white space at its ends; empty when the tag is not there. */
    public String utf8(String name) {
        String value = value(name);
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) > 0x7f) {
                return new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            }
        }
        return value;
    }

    /** Offset of the first byte behind the equals sign, in the array that was read; -1 when the tag is not there. */
    public int start(String name) {
        int i = indexOf(name);
        return i < 0 ? -1 : tags.get(i).start;
    }

    /** Offset behind the value, that of its semicolon or of the end; -1 when the tag is not there. */
    public int end(String name) {
        int i = indexOf(name);
        return i < 0 ? -1 : tags.get(i).end;
    }

    /** The parts of a list with colons (RFC 6376 §3.5), white space taken out; no part is left out, be it empty. */
    public List<String> list(String name) {
        String text = compact(name);
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (true) {
            int colon = text.indexOf(':', from);
            if (colon < 0) {
                parts.add(text.substring(from));
                return parts;
            }
            parts.add(text.substring(from, colon));
            from = colon + 1;
        }
    }
}
