package dev.cordon.access.mail;

import dev.cordon.files.PoiLog;
import dev.cordon.kernel.message.Raw;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.apache.poi.hsmf.datatypes.PropertyValue;
import org.apache.poi.hsmf.datatypes.RecipientChunks;
import org.apache.poi.hsmf.datatypes.StringChunk;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;

/**
 * Turns an Outlook message ([MS-OXMSG]: properties in a compound file) into the mail it was, as far as that is still known.
 *
 * <p>Outlook keeps the header as it was received (PidTagTransportMessageHeaders) but neither the MIME tree nor the transfer
 * encodings. So the header is taken over field by field, without the fields that describe the tree, and the tree is written anew:
 * bodies and attachments in base64, in the order in which the file holds them. Mail that was never sent has no such header; its
 * fields are written from the properties. What depends on the original bytes, a DKIM signature above all, cannot hold any more.
 */
final class Outlook {
    private static final int DEPTH_MAX = 8;
    private static final int ATTACHMENTS_MAX = 1_000;
    private static final Set<String> ABOUT_THE_TREE = Set.of("mime-version", "content-type", "content-transfer-encoding",
            "content-disposition", "content-id", "content-length");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT);
    private static final int TO = 1;
    private static final int CC = 2;

    static {
        PoiLog.off();
    }

    private int attachments;
    private long written;

    private Outlook() {}

    /** The message as mail, or why it cannot be read. Never throws. */
    static Candidate.Content read(Raw file) {
        try (MAPIMessage message = new MAPIMessage(new ByteArrayInputStream(file.shared()))) {
            return new Candidate.Content.Bytes(Raw.owning(new Outlook().mail(message, 0).getBytes(StandardCharsets.UTF_8)));
        } catch (TooMuch e) {
            return new Candidate.Content.Trouble("is an Outlook .msg file that " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            return new Candidate.Content.Trouble("is an Outlook .msg file that cannot be read: it is damaged, or no message");
        }
    }

    /** A limit was reached. */
    private static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;

        TooMuch(String words) {
            super(words);
        }
    }

    private String mail(MAPIMessage message, int depth) throws IOException {
        if (depth > DEPTH_MAX) {
            throw new TooMuch("holds messages within messages, more than " + DEPTH_MAX + " deep");
        }
        message.setReturnNullOnMissingChunk(true);
        message.guess7BitEncoding();
        StringBuilder out = new StringBuilder();
        String header = header(message);
        out.append(header.isEmpty() ? written(message) : header).append("MIME-Version: 1.0\r\n");
        List<String> bodies = bodies(message);
        List<String> parts = new ArrayList<>(bodies.size() > 1 ? List.of(several("alternative", depth, bodies)) : bodies);
        for (AttachmentChunks attachment : message.getAttachmentFiles()) {
            if (++attachments > ATTACHMENTS_MAX) {
                throw new TooMuch("has more than " + ATTACHMENTS_MAX + " attachments");
            }
            parts.add(attachment(attachment, depth));
        }
        out.append(parts.size() == 1 ? parts.getFirst() : several("mixed", depth, parts));
        return out.toString();
    }

    // RFC 5322 §2.2: what is neither a field nor the continuation of one does not belong into a header.
    private static String header(MAPIMessage message) {
        String text = text(message.getMainChunks().getMessageHeaders());
        StringBuilder out = new StringBuilder();
        boolean kept = false;
        for (String line : text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1)) {
            boolean goesOn = !line.isBlank() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
            if (!goesOn) {
                int colon = line.indexOf(':');
                String name = colon < 1 ? "" : line.substring(0, colon).strip();
                kept = isName(name) && !ABOUT_THE_TREE.contains(name.toLowerCase(Locale.ROOT));
            }
            if (kept && !line.isBlank()) {
                out.append(line).append("\r\n");
            }
        }
        return out.toString();
    }

    private static boolean isName(String name) {
        // A name that begins like a boundary would be one for the tree around an enclosed message.
        return !name.isEmpty() && !name.startsWith("--") && name.chars().allMatch(c -> c > ' ' && c < 127 && c != ':');
    }

    private static String written(MAPIMessage message) throws IOException {
        StringBuilder out = new StringBuilder();
        String sender = text(message.getMainChunks().getEmailFromChunk());
        field(out, "From", person(text(message.getMainChunks().getDisplayFromChunk()), sender));
        Map<Integer, List<String>> recipients = new LinkedHashMap<>();
        for (RecipientChunks one : message.getRecipientDetailsChunks()) {
            recipients.computeIfAbsent(kind(one), _ -> new ArrayList<>())
                    .add(person(Optional.ofNullable(one.getRecipientName()).orElse(""),
                            Optional.ofNullable(one.getRecipientEmailAddress()).orElse("")));
        }
        field(out, "To", String.join(", ", recipients.getOrDefault(TO, List.of())));
        field(out, "Cc", String.join(", ", recipients.getOrDefault(CC, List.of())));
        field(out, "Subject", text(message.getMainChunks().getSubjectChunk()));
        field(out, "Message-ID", text(message.getMainChunks().getMessageId()));
        try {
            Optional.ofNullable(message.getMessageDate()).map(date -> ZonedDateTime.ofInstant(date.toInstant(), ZoneOffset.UTC).format(DATE))
                    .ifPresent(date -> field(out, "Date", date));
        } catch (ChunkNotFoundException e) {
            throw new IOException("a message without properties", e);
        }
        return out.toString();
    }

    private static int kind(RecipientChunks recipient) {
        List<PropertyValue> values = recipient.getProperties().getOrDefault(MAPIProperty.RECIPIENT_TYPE, List.of());
        return values.isEmpty() || !(values.getFirst().getValue() instanceof Integer kind) ? TO : kind;
    }

    // Addresses of the own organisation may stand as a path of its directory: no @, and left as they are.
    private static String person(String name, String address) {
        String quoted = "\"" + clean(name).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        return address.isEmpty() ? name.isEmpty() ? "" : quoted + " <>" : name.isEmpty() || name.equals(address) ? "<" + clean(address) + ">"
                : quoted + " <" + clean(address) + ">";
    }

    private static void field(StringBuilder out, String name, String value) {
        if (!value.isEmpty()) {
            out.append(name).append(": ").append(clean(value)).append("\r\n");
        }
    }

    // No value can begin another field.
    private static String clean(String value) {
        StringBuilder out = new StringBuilder(value.length());
        value.chars().forEach(c -> out.append(c < ' ' || c == 127 ? ' ' : (char) c));
        return out.toString().strip();
    }

    private List<String> bodies(MAPIMessage message) throws IOException {
        List<String> bodies = new ArrayList<>();
        try {
            String plain = Optional.ofNullable(message.getTextBody()).orElse("");
            String html = Optional.ofNullable(message.getHtmlBody()).orElse("");
            if (!plain.isEmpty() || html.isEmpty() && message.getMainChunks().getRtfBodyChunk() == null) {
                bodies.add(part("text/plain; charset=utf-8", "", plain.getBytes(StandardCharsets.UTF_8)));
            }
            if (!html.isEmpty()) {
                bodies.add(part("text/html; charset=utf-8", "", html.getBytes(StandardCharsets.UTF_8)));
            }
            if (bodies.isEmpty()) {
                String rtf = Optional.ofNullable(message.getRtfBody()).orElse("");
                bodies.add(part("application/rtf", "", rtf.getBytes(StandardCharsets.ISO_8859_1)));
            }
        } catch (ChunkNotFoundException e) {
            throw new IOException("a message without properties", e);
        }
        return bodies;
    }

    private String attachment(AttachmentChunks attachment, int depth) throws IOException {
        String name = text(attachment.getAttachLongFileName());
        name = name.isEmpty() ? text(attachment.getAttachFileName()) : name;
        String disposition = "Content-Disposition: attachment" + (name.isEmpty() ? "" : "; filename*=UTF-8''" + percent(name)) + "\r\n";
        if (attachment.isEmbeddedMessage()) {
            return "Content-Type: message/rfc822\r\n" + disposition + "\r\n" + mail(attachment.getEmbeddedMessage(), depth + 1);
        }
        String type = clean(text(attachment.getAttachMimeTag()));
        String id = clean(text(attachment.getAttachContentId()));
        byte[] bytes = attachment.getAttachData() == null ? Optional.ofNullable(attachment.getEmbeddedAttachmentObject()).orElse(new byte[0])
                : attachment.getAttachData().getValue();
        return part(isType(type) ? type : "application/octet-stream", disposition + (id.isEmpty() ? "" : "Content-ID: <" + id + ">\r\n"), bytes);
    }

    // A multipart or message type would have to hold a tree, and here it holds bytes.
    private static boolean isType(String type) {
        int slash = type.indexOf('/');
        String first = type.toLowerCase(Locale.ROOT);
        return slash > 0 && slash < type.length() - 1 && !first.startsWith("multipart/") && !first.startsWith("message/")
                && type.chars().allMatch(c -> c > ' ' && c < 127 && "()<>@,;:\\\"[]?=".indexOf(c) < 0);
    }

    private String part(String type, String more, byte[] bytes) throws IOException {
        written += bytes.length;
        if (written > MailBytes.BYTES_MAX) {
            throw new TooMuch("holds more than " + (MailBytes.BYTES_MAX >> 20) + " MiB");
        }
        return "Content-Type: " + type + "\r\n" + more + "Content-Transfer-Encoding: base64\r\n\r\n"
                + java.util.Base64.getMimeEncoder().encodeToString(bytes) + "\r\n";
    }

    // Base64 holds no hyphen, so no line of a body can be a boundary; a message within a message has boundaries of another depth.
    private static String several(String kind, int depth, List<String> parts) {
        String boundary = "=_cordon-" + kind + "-" + depth;
        StringBuilder out = new StringBuilder("Content-Type: multipart/" + kind + "; boundary=\"" + boundary + "\"\r\n\r\n");
        parts.forEach(part -> out.append("--").append(boundary).append("\r\n").append(part).append("\r\n"));
        return out.append("--").append(boundary).append("--\r\n").toString();
    }

    // RFC 2231 §4, with the characters of RFC 5987 §3.2.1 unescaped.
    private static String percent(String name) {
        StringBuilder out = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || "-._~".indexOf(c) >= 0;
            out.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return out.toString();
    }

    private static String text(@org.jspecify.annotations.Nullable StringChunk chunk) {
        return chunk == null ? "" : Optional.ofNullable(chunk.getValue()).orElse("");
    }
}
