package dev.cordon.mime;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Short ways to messages and fields for tests: one character of the text is one byte of the message. */
final class Mail {

    private Mail() {
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static MimeMessage read(String text) {
        return MimeReader.read(bytes(text));
    }

    /** The one field of a message with only that. */
    static HeaderField field(String line) {
        return read(line + "\r\n\r\n").headers().getFirst();
    }

    static Mailbox mailbox(String value) {
        return field("From: " + value).addresses().mailboxes().getFirst();
    }

    static List<MimeDefect> defects(MimeMessage message) {
        return message.examine().defects().stream().map(Defect::kind).toList();
    }

    static List<Ambiguity.Kind> ambiguities(MimeMessage message) {
        return message.examine().ambiguities().stream().map(Ambiguity::kind).toList();
    }

    /** A message with one text part under a transfer encoding. */
    static Body body(String encoding, String charset, String encoded) {
        return read("Content-Type: text/plain; charset=" + charset + "\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n"
                + encoded).root().body();
    }

    /** A multipart with a boundary {@code b} and whatever is put between header and end. */
    static MimeMessage multipart(String body) {
        return read("Content-Type: multipart/mixed; boundary=b\r\n\r\n" + body);
    }

    /** Text of a table with line ends, tabs and NULs written as escapes. */
    static String unescape(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t").replace("\\0", "\0");
    }

    static String raw(MimeMessage message, RawRange range) {
        return message.source().latin1(range);
    }
}
