package dev.cordon.access.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The members of an entry's outermost JSON object that an audit needs, read by a scanner of its own because the verifier
 * shares nothing with the program it checks. Strict: one object, RFC 8259 syntax, no member twice, nesting up to 64.
 */
final class EntryFields {

    private static final Set<String> WANTED = Set.of("seq", "at", "kind", "id", "order");
    private static final int DEPTH_MAX = 64;

    private final String text;
    private final Map<String, String> members = new HashMap<>();
    private int at;

    /** Why an entry could not be read. */
    static final class NotJson extends Exception {
        private static final long serialVersionUID = 1L;

        NotJson(String message) {
            super(message, null, false, false);
        }
    }

    private EntryFields(String text) {
        this.text = text;
    }

    /** The wanted members: texts as they are, numbers as they are written. */
    static Map<String, String> read(byte[] bytes) throws NotJson {
        try {
            EntryFields fields = new EntryFields(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
            fields.object(0);
            fields.space();
            if (fields.at != fields.text.length()) {
                throw new NotJson("something follows the object");
            }
            return fields.members;
        } catch (CharacterCodingException e) {
            throw new NotJson("not UTF-8");
        }
    }

    private void object(int depth) throws NotJson {
        space();
        expect('{');
        space();
        if (peek() == '}') {
            at++;
            return;
        }
        Set<String> seen = new HashSet<>();
        while (true) {
            space();
            String name = string();
            if (!seen.add(name)) {
                throw new NotJson("member twice: " + name);
            }
            space();
            expect(':');
            space();
            int start = at;
            String value = value(depth + 1);
            if (depth == 0 && WANTED.contains(name)) {
                members.put(name, text.charAt(start) == '"' ? value : text.substring(start, at));
            }
            space();
            if (peek() == '}') {
                at++;
                return;
            }
            expect(',');
        }
    }

    private void array(int depth) throws NotJson {
        expect('[');
        space();
        if (peek() == ']') {
            at++;
            return;
        }
        while (true) {
            space();
            String ignored = value(depth + 1);
            space();
            if (peek() == ']') {
                at++;
                return;
            }
            expect(',');
        }
    }

    /** Reads a value and returns it when it is a text; other values give an empty text. */
    private String value(int depth) throws NotJson {
        if (depth > DEPTH_MAX) {
            throw new NotJson("nested deeper than " + DEPTH_MAX);
        }
        switch (peek()) {
            case '"' -> {
                return string();
            }
            case '{' -> object(depth);
            case '[' -> array(depth);
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
        return "";
    }

    private void word(String word) throws NotJson {
        if (!text.startsWith(word, at)) {
            throw new NotJson("not a value at " + at);
        }
        at += word.length();
    }

    private void number() throws NotJson {
        if (peek() == '-') {
            at++;
        }
        int start = at;
        int whole = digits();
        if (whole > 1 && text.charAt(start) == '0') {
            throw new NotJson("a number with a leading zero at " + start);
        }
        if (peek() == '.') {
            at++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
    }

    private int digits() throws NotJson {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start) {
            throw new NotJson("not a value at " + at);
        }
        return at - start;
    }

    private String string() throws NotJson {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                return out.toString();
            }
            if (c < ' ') {
                throw new NotJson("a control character in a text");
            }
            out.append(c == '\\' ? escape() : c);
        }
    }

    private char escape() throws NotJson {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int value = 0;
                for (int i = 0; i < 4; i++) {
                    char hex = next();
                    int digit = hex < 128 ? Character.digit(hex, 16) : -1;
                    if (digit < 0) {
                        throw new NotJson("not an escape");
                    }
                    value = value * 16 + digit;
                }
                yield (char) value;
            }
            default -> throw new NotJson("not an escape");
        };
    }

    private char next() throws NotJson {
        if (at >= text.length()) {
            throw new NotJson("the entry is cut off");
        }
        return text.charAt(at++);
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void expect(char wanted) throws NotJson {
        if (peek() != wanted || at >= text.length()) {
            throw new NotJson("'" + wanted + "' expected at " + at);
        }
        at++;
    }

    private void space() {
        while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') {
            at++;
        }
    }
}
