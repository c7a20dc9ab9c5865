package dev.cordon.mime;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads trace fields (RFC 5321 §4.4). Servers agree on the words {@code from by via with id for} and on little else; the
 * reader keeps to the words, looks for addresses in what stands in parentheses, and lists what it did not understand.
 */
final class ReceivedReader {

    private static final int UNREAD_MAX = 50;

    private final HeaderField field;
    private final byte[] bytes;
    private final int to;
    private int at;
    private String clause = "";

    private final StringBuilder fromName = new StringBuilder();
    private final StringBuilder byName = new StringBuilder();
    private final StringBuilder via = new StringBuilder();
    private final StringBuilder with = new StringBuilder();
    private final StringBuilder id = new StringBuilder();
    private final StringBuilder recipient = new StringBuilder();
    private String fromHost = "";
    private final List<String> fromAddresses = new ArrayList<>(2);
    private final List<String> byAddresses = new ArrayList<>(2);
    private String seen = "";
    private String literal = "";
    private boolean heloInComment;
    private final List<String> unread = new ArrayList<>(2);
    private final Set<MimeDefect> defects = EnumSet.noneOf(MimeDefect.class);

    private ReceivedReader(HeaderField field) {
        this.field = field;
        this.bytes = field.source().bytes();
        this.at = field.valueFrom();
        this.to = field.valueTo();
    }

    static ReceivedField read(HeaderField field) {
        ReceivedReader reader = new ReceivedReader(field);
        int semicolon = reader.words();
        MailDate date = DateReader.read(field.source(), Math.min(semicolon + 1, reader.to), reader.to);
        if (semicolon >= reader.to) {
            reader.defects.add(MimeDefect.RECEIVED_MALFORMED);
        }
        reader.defects.addAll(date.defects());
        if (reader.fromName.isEmpty() && reader.byName.isEmpty()) {
            reader.defects.add(MimeDefect.RECEIVED_MALFORMED);
        }
        return new ReceivedField(reader.fromName.toString(), reader.fromHost, reader.fromAddresses, reader.client(), reader.byName.toString(),
                reader.byAddresses, reader.via.toString(), reader.with.toString(), reader.id.toString(),
                reader.recipient.toString(), date, reader.unread, field.source().rawCover(field.from(), field.to()),
                List.copyOf(reader.defects));
    }

    /** Reads up to the semicolon before the date: the last one outside comments and quotes; gives its place, or the end. */
    private int words() {
        int last = lastSemicolon();
        while (at < last) {
            byte b = bytes[at];
            if (Scan.isSpace(b) || b == ';') {
                at++;
            } else if (b == '(') {
                int end = MailboxReader.commentEnd(bytes, at, last);
                if (end < 0) {
                    defects.add(MimeDefect.COMMENT_OPEN);
                    end = last;
                }
                comment(at + 1, Math.max(at + 1, bytes[end - 1] == ')' ? end - 1 : end));
                at = end;
            } else {
                int from = at;
                while (at < last && !Scan.isSpace(bytes[at]) && bytes[at] != '(' && bytes[at] != ';') {
                    at++;
                }
                word(CharsetReader.ASCII.decode(bytes, from, at));
            }
        }
        return last;
    }

    private int lastSemicolon() {
        int last = to;
        boolean comments = true;
        int i = at;
        while (i < to) {
            int end = bytes[i] == '(' && comments ? MailboxReader.commentEnd(bytes, i, to) : -1;
            comments &= bytes[i] != '(' || end >= 0;
            if (bytes[i] == ';') {
                last = i;
            }
            i = end < 0 ? i + 1 : end;
        }
        return last;
    }

    private void word(String word) {
        String lower = word.length() <= 4 ? word.toLowerCase(Locale.ROOT) : "";
        switch (lower) {
            case "from", "by", "via", "with", "id", "for" -> clause = lower;
            default -> clauseWord(word);
        }
    }

    private void clauseWord(String word) {
        switch (clause) {
            case "from" -> {
                if (fromName.isEmpty()) {
                    fromName.append(word);
                    literal = addAddress(word, fromAddresses) ? fromAddresses.getLast() : "";
                } else {
                    unread(word);
                }
            }
            case "by" -> {
                if (byName.isEmpty()) {
                    byName.append(word);
                    addAddress(word, byAddresses);
                } else {
                    unread(word);
                }
            }
            case "via" -> via.append(via.isEmpty() ? "" : " ").append(word);
            case "with" -> with.append(with.isEmpty() ? "" : " ").append(word);
            case "id" -> {
                if (id.isEmpty()) {
                    id.append(unbracketed(word));
                } else {
                    unread(word);
                }
            }
            case "for" -> {
                if (recipient.isEmpty()) {
                    recipient.append(unbracketed(word));
                } else {
                    unread(word);
                }
            }
            default -> unread(word);
        }
    }

    private void unread(String word) {
        if (unread.size() < UNREAD_MAX) {
            unread.add(word);
        }
    }

    /** What a server found out itself stands in parentheses: a name, an address in brackets, HELO words, protocol details. */
    private void comment(int from, int end) {
        String text = CharsetReader.ASCII.decode(bytes, from, end);
        boolean ofFrom = clause.equals("from");
        if (!ofFrom && !clause.equals("by")) {
            unread("(" + ParameterReader.clip(text) + ")");
            return;
        }
        boolean understood = false;
        boolean helo = false;
        for (String word : split(text)) {
            String lower = word.toLowerCase(Locale.ROOT);
            if (ofFrom && (lower.equals("helo") || lower.equals("ehlo"))) {
                helo = true;
            } else if (ofFrom && (helo || lower.startsWith("helo=") || lower.startsWith("ehlo="))) {
                heloName(helo ? word : word.substring(5));
                helo = false;
                understood = true;
            } else if (addAddress(word, ofFrom ? fromAddresses : byAddresses)) {
                seen = ofFrom ? IpLiteral.in(word) : seen;
                understood = true;
            } else if (ofFrom && fromHost.isEmpty() && isHostName(word)) {
                fromHost = word;
                understood = true;
            }
        }
        if (!understood) {
            unread("(" + ParameterReader.clip(text) + ")");
        }
    }

    /**
     * What a client calls itself may be an address literal too, so only a comment counts; or the word itself where the HELO name has a
     * place of its own in the comment, as Exim writes it.
     */
    private String client() {
        return seen.isEmpty() && heloInComment ? literal : seen;
    }

    /** Where the HELO name stands in the comment, the word before it was the name the server found. */
    private void heloName(String word) {
        heloInComment = true;
        String before = fromName.toString();
        fromName.setLength(0);
        fromName.append(word);
        if (fromHost.isEmpty() && isHostName(before)) {
            fromHost = before;
        }
    }

    private boolean addAddress(String word, List<String> addresses) {
        String ip = IpLiteral.in(word);
        if (ip.isEmpty()) {
            return false;
        }
        if (!addresses.contains(ip) && addresses.size() < UNREAD_MAX) {
            addresses.add(ip);
        }
        return true;
    }

    private static boolean isHostName(String word) {
        if (word.isEmpty() || word.indexOf('.') < 0 && !word.equalsIgnoreCase("localhost")) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '.' && c != '-' && c != '_') {
                return false;
            }
        }
        return true;
    }

    private static String unbracketed(String word) {
        int from = word.startsWith("<") ? 1 : 0;
        int end = word.endsWith(">") ? word.length() - 1 : word.length();
        return word.substring(from, Math.max(from, end));
    }

    private static List<String> split(String text) {
        List<String> words = new ArrayList<>(4);
        int from = -1;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            boolean cut = c <= ' ' || c == '(' || c == ')' || c == ',' || c == ';';
            if (cut && from >= 0) {
                words.add(text.substring(from, i));
                from = -1;
            } else if (!cut && from < 0) {
                from = i;
            }
        }
        return words;
    }
}
