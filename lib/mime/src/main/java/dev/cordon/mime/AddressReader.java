package dev.cordon.mime;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts an address field into entries (RFC 5322 §3.4 and §4.4), then has each read by {@link MailboxReader}.
 *
 * <p>Commas, semicolons and colons count only outside quotes, comments, angle brackets and encoded words. What is opened and
 * never closed is taken as a plain character, so that nobody hides the rest of a list behind a lone quotation mark.
 */
final class AddressReader {

    private final Source source;
    private final byte[] bytes;
    private final int to;
    private final Notes notes;
    private final int max;
    private final List<Address> all = new ArrayList<>(2);

    private boolean quotesLeft = true;
    private boolean commentsLeft = true;
    private int count;

    private boolean inGroup;
    private int groupFrom;
    private String groupName = "";
    private List<Mailbox> members = new ArrayList<>(0);

    private AddressReader(HeaderField field) {
        this.source = field.source();
        this.bytes = source.bytes();
        this.to = field.valueTo();
        this.notes = new Notes(source.terms().limits().defectsMax());
        this.max = source.terms().limits().addressesMax();
    }

    static AddressList read(HeaderField field) {
        AddressReader reader = new AddressReader(field);
        reader.run(field.valueFrom());
        if (reader.all.isEmpty()) {
            reader.notes.defect(reader.source, MimeDefect.ADDRESS_NONE, field.valueFrom(), field.valueTo());
        }
        return new AddressList(reader.all, reader.notes.defects(), reader.notes.ambiguities());
    }

    private void run(int start) {
        int from = start;
        int at = start;
        boolean plain = true;
        while (at < to) {
            byte b = bytes[at];
            switch (b) {
                case '"' -> at = quote(at);
                case '(' -> at = comment(at);
                case '<' -> {
                    plain = false;
                    at = angle(at);
                }
                case '@' -> {
                    plain = false;
                    at++;
                }
                case '=' -> {
                    int end = at + 1 < to && bytes[at + 1] == '?' ? EncodedWords.wordEnd(bytes, at, to) : -1;
                    at = end < 0 ? at + 1 : end;
                }
                case ',' -> {
                    entry(from, at);
                    from = ++at;
                    plain = true;
                }
                case ';' -> {
                    entry(from, at);
                    semicolon(at);
                    from = ++at;
                    plain = true;
                }
                case ':' -> {
                    if (plain && !inGroup) {
                        openGroup(from, at);
                        from = at + 1;
                    }
                    at++;
                }
                default -> at++;
            }
            if (count > max) {
                notes.defect(source, MimeDefect.ADDRESSES_LIMIT, from, to);
                from = to;
                at = to;
            }
        }
        entry(from, to);
        if (inGroup) {
            notes.defect(source, MimeDefect.ADDRESS_GROUP_OPEN, groupFrom, to);
            closeGroup(to);
        }
    }

    private int quote(int at) {
        int close = quotesLeft ? MailboxReader.quoteEnd(bytes, at, to) : -1;
        if (close < 0) {
            if (quotesLeft) {
                notes.defect(source, MimeDefect.QUOTE_OPEN, at, at + 1);
                notes.ambiguity(source, Ambiguity.Kind.ADDRESS, at, to, "a plain character", "quotes the rest of the field");
            }
            quotesLeft = false;
            return at + 1;
        }
        return close;
    }

    private int comment(int at) {
        int end = commentsLeft ? MailboxReader.commentEnd(bytes, at, to) : -1;
        if (end < 0) {
            if (commentsLeft) {
                notes.defect(source, MimeDefect.COMMENT_OPEN, at, at + 1);
                notes.ambiguity(source, Ambiguity.Kind.ADDRESS, at, to, "a plain character", "makes a comment of the rest of the field");
            }
            commentsLeft = false;
            return at + 1;
        }
        return end;
    }

    /** The place after an angle address; one that is never closed ends before the next comma. */
    private int angle(int at) {
        int comma = -1;
        for (int i = at + 1; i < to; i++) {
            byte b = bytes[i];
            if (b == '>') {
                return i + 1;
            }
            if (b == '"' && quotesLeft) {
                int close = MailboxReader.quoteEnd(bytes, i, to);
                quotesLeft = close >= 0;
                i = close < 0 ? i : close - 1;
            } else if (b == '<') {
                return comma < 0 ? i : comma;
            } else if ((b == ',' || b == ';') && comma < 0) {
                comma = i;
            }
        }
        return comma < 0 ? to : comma;
    }

    private void entry(int from, int end) {
        int start = from;
        int stop = end;
        while (start < stop && Scan.isSpace(bytes[start])) {
            start++;
        }
        while (stop > start && Scan.isSpace(bytes[stop - 1])) {
            stop--;
        }
        if (start == stop) {
            return;
        }
        if (++count > max) {
            return;
        }
        Mailbox mailbox = new MailboxReader(source, start, stop, notes).read();
        if (inGroup) {
            members.add(mailbox);
        } else {
            all.add(mailbox);
        }
    }

    private void semicolon(int at) {
        if (inGroup) {
            closeGroup(at + 1);
        } else {
            notes.defect(source, MimeDefect.ADDRESS_SEMICOLON, at, at + 1);
        }
    }

    private void openGroup(int from, int colon) {
        inGroup = true;
        groupFrom = from;
        groupName = MailboxReader.phrase(source, from, colon);
        members = new ArrayList<>();
    }

    private void closeGroup(int end) {
        all.add(new Group(groupName, members, source.rawCover(groupFrom, end)));
        inGroup = false;
    }
}
