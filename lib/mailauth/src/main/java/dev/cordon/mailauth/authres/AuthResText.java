package dev.cordon.mailauth.authres;

import java.util.EnumSet;

/** The text of a field and how far it is read: white space with comments, words, numbers, quoted strings (RFC 5322 §3.2). */
final class AuthResText {

    private final String text;
    private final boolean strict;
    private final EnumSet<AuthResProblem> problems;
    private int at;
    private String comment = "";
    private boolean quoted;
    private boolean broken;

    AuthResText(String text, boolean strict, EnumSet<AuthResProblem> problems) {
        this.text = text;
        this.strict = strict;
        this.problems = problems;
    }

    int at() {
        return at;
    }

    void back(int where) {
        at = where;
    }

    String from(int start) {
        return text.substring(start, at);
    }

    boolean ended() {
        return at >= text.length();
    }

    boolean broken() {
        return broken;
    }

    boolean wasQuoted() {
        return quoted;
    }

    String comment() {
        return comment;
    }

    void forgetComment() {
        comment = "";
    }

    boolean peek(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    boolean isDigit() {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    boolean take(char c) {
        if (peek(c)) {
            at++;
            return true;
        }
        return false;
    }

    private boolean fail(AuthResProblem problem) {
        problems.add(problem);
        broken = true;
        return false;
    }

    /** Passes over white space and comments, keeping the first comment since {@link #forgetComment}; false when one is not closed. */
    boolean blank() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '(') {
                if (!comment(at)) {
                    return fail(AuthResProblem.COMMENT_UNBALANCED);
                }
            } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
                at++;
            } else if (c == ')') {
                return fail(AuthResProblem.COMMENT_UNBALANCED);
            } else {
                return c >= ' ' && c != 0x7f || fail(AuthResProblem.CONTROL_CHARACTER);
            }
        }
        return !broken;
    }

    private boolean comment(int start) {
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\\') {
                at++;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                comment = comment.isEmpty() ? text.substring(start + 1, at - 1) : comment;
                return true;
            } else if (c < ' ' && c != '\t' && c != '\r' && c != '\n') {
                return fail(AuthResProblem.CONTROL_CHARACTER);
            }
        }
        at = text.length();
        return false;
    }

    /** Letters, digits and hyphens, beginning with a letter or digit; when wide also dots and underscores. Empty when there is none. */
    String keyword(boolean wide) {
        int start = at;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letter && (at == start || c != '-' && !(wide && (c == '.' || c == '_')))) {
                break;
            }
            at++;
        }
        return text.substring(start, at);
    }

    /** A number of up to nine digits; -1 when there is none. */
    int number() {
        int start = at;
        int value = 0;
        while (isDigit() && at - start < 9) {
            value = value * 10 + text.charAt(at++) - '0';
        }
        boolean ends = at >= text.length() || " \t\r\n(;=".indexOf(text.charAt(at)) >= 0;
        return at == start || !ends ? -1 : value;
    }

    /** A quoted string, quoting undone. */
    String quoted() {
        StringBuilder out = new StringBuilder();
        quoted = true;
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return out.toString();
            }
            if (c == '\\' && at < text.length()) {
                c = text.charAt(at++);
            }
            if (c == '\r' || c == '\n') {
                continue; // folding
            }
            if (c < ' ' && c != '\t' || c == 0x7f) {
                fail(AuthResProblem.CONTROL_CHARACTER);
                return "";
            }
            out.append(c);
        }
        fail(AuthResProblem.QUOTE_OPEN);
        return "";
    }

    /** What stands before white space, a comment, a semicolon, an equals sign, a slash or a quotation mark. */
    String value() {
        return until(" \t\r\n(;=/\"");
    }

    /** What stands before white space, a comment or a semicolon. */
    String openValue() {
        return until(" \t\r\n(;");
    }

    private String until(String ends) {
        quoted = false;
        int start = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            char c = text.charAt(at);
            if (c < ' ' || c == 0x7f) {
                fail(AuthResProblem.CONTROL_CHARACTER);
                return "";
            }
            if (c == ')') {
                fail(AuthResProblem.COMMENT_UNBALANCED);
                return "";
            }
            at++;
        }
        return text.substring(start, at);
    }

    boolean strict() {
        return strict;
    }

    /** A token of RFC 2045 §5.1. */
    static boolean isToken(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c <= ' ' || c >= 0x7f || "()<>@,;:\\\"/[]?=".indexOf(c) >= 0) {
                return false;
            }
        }
        return !word.isEmpty();
    }
}
