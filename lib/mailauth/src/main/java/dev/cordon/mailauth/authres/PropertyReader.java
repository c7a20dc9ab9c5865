package dev.cordon.mailauth.authres;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/** Reads {@code reason=…} and the properties behind a result (RFC 8601 §2.2). */
final class PropertyReader {

    private final AuthResText text;
    private final boolean strict;
    private final EnumSet<AuthResProblem> problems;
    final List<Property> found = new ArrayList<>();
    String reason = "";
    private boolean reasoned;

    PropertyReader(AuthResText text, boolean strict, EnumSet<AuthResProblem> problems) {
        this.text = text;
        this.strict = strict;
        this.problems = problems;
    }

    /** Reads up to a semicolon or the end. @param apart whether white space or a comment stands before */
    boolean read(boolean apart, int max) {
        boolean separated = apart;
        while (!text.ended() && !text.peek(';')) {
            if (!separated) {
                return wrong(AuthResProblem.TEXT_UNEXPECTED);
            }
            if (found.size() == max) {
                return wrong(AuthResProblem.OVER_LIMIT);
            }
            String type = text.keyword(false).toLowerCase(Locale.ROOT);
            if (type.isEmpty()) {
                return wrong(AuthResProblem.PROPERTY_MALFORMED);
            }
            if (!text.blank() || !(text.peek('=') ? untyped(type) : typed(type))) {
                return false;
            }
            int behind = text.at();
            if (!text.blank()) {
                return false;
            }
            separated = behind < text.at();
        }
        return true;
    }

    private boolean untyped(String name) {
        text.take('=');
        if (!text.blank()) {
            return false;
        }
        String value = text.peek('"') ? text.quoted() : text.openValue();
        if (text.broken()) {
            return false;
        }
        if (value.isEmpty() && !text.wasQuoted()) {
            return wrong(AuthResProblem.PROPERTY_MALFORMED);
        }
        if (!name.equals("reason")) {
            found.add(new Property("", name, value));
            return wrong(AuthResProblem.PROPERTY_UNTYPED);
        }
        if (!text.wasQuoted() && !AuthResText.isToken(value) && !wrong(AuthResProblem.VALUE_UNQUOTED)) {
            return false;
        }
        boolean misplaced = reasoned || !found.isEmpty();
        reason = reasoned ? reason : value;
        reasoned = true;
        return !misplaced || wrong(AuthResProblem.REASON_MISPLACED);
    }

    private boolean typed(String type) {
        if (!text.take('.')) {
            return wrong(AuthResProblem.PROPERTY_MALFORMED);
        }
        if (!text.blank()) {
            return false;
        }
        String name = text.keyword(!strict).toLowerCase(Locale.ROOT);
        if (name.isEmpty() || !text.blank() || !text.take('=') || !text.blank()) {
            return wrong(AuthResProblem.PROPERTY_MALFORMED);
        }
        String value;
        if (text.peek('"')) {
            value = text.quoted();
            if (!text.broken() && text.peek('@')) {
                String domain = text.openValue(); // behind a quoted local part
                value += domain;
                if (!text.broken() && !isAddress("x" + domain) && !wrong(AuthResProblem.VALUE_UNQUOTED)) {
                    return false;
                }
            }
        } else {
            value = text.openValue();
            if (value.isEmpty() && !text.broken()) {
                found.add(new Property(type, name, ""));
                return text.peek(';') ? wrong(AuthResProblem.VALUE_EMPTY) : wrong(AuthResProblem.PROPERTY_MALFORMED);
            }
            if (!AuthResText.isToken(value) && !isAddress(value) && !wrong(AuthResProblem.VALUE_UNQUOTED)) {
                return false;
            }
        }
        found.add(new Property(type, name, value));
        return !text.broken();
    }

    /** {@code [[local-part] "@"] domain-name}, with non-ASCII characters as RFC 8601 §5 allows. */
    private static boolean isAddress(String value) {
        int at = value.lastIndexOf('@');
        for (int i = 0; i < at; i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c == 0x7f || "()<>@,;:\\\"[]".indexOf(c) >= 0) {
                return false;
            }
        }
        for (int i = at + 1; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean ordinary = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_';
            if (!ordinary && c < 0x80) {
                return false;
            }
        }
        return at + 1 < value.length();
    }

    private boolean wrong(AuthResProblem problem) {
        problems.add(problem);
        return !strict && !problem.fatal();
    }
}
