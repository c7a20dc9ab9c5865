package dev.cordon.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.util.MimeUtil;
import org.junit.jupiter.api.Test;

/** On well-formed messages another reader, written by others, sees the same: structure, header texts, addresses, bodies. */
class DifferentialTest {

    private static final String[] NAMES = {"Zo\u00eb", "John Doe", "\u4f60\u597d", "Doe, John", "O'Neil", ""};

    @Test
    void agreesWithMime4jOnWellFormedMessages() throws Exception {
        for (int seed = 0; seed < 400; seed++) {
            byte[] mail = new Maker(new Random(seed)).message(0);
            assertThat(ours(mail)).as("seed %d:%n%s", seed, new String(mail, StandardCharsets.ISO_8859_1)).isEqualTo(theirs(mail));
            assertThat(MimeReader.read(mail).examine().ambiguities()).as("seed %d", seed).isEmpty();
        }
    }

    /** Writes well-formed messages of every shape. */
    private static final class Maker {

        private final Random random;
        private int boundaries;

        Maker(Random random) {
            this.random = random;
        }

        byte[] message(int depth) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            line(out, "From: " + mailbox());
            line(out, "To: " + mailbox() + ",\r\n " + mailbox() + (random.nextBoolean() ? ", team: " + mailbox() + ";" : ""));
            line(out, "Subject: " + word("caf\u00e9 " + random.nextInt(100)) + "\r\n " + word("\u20ac uro") + " and more");
            line(out, "MIME-Version: 1.0");
            entity(out, depth);
            return out.toByteArray();
        }

        private void entity(ByteArrayOutputStream out, int depth) {
            int shape = depth >= 3 ? 2 + random.nextInt(3) : random.nextInt(5);
            switch (shape) {
                case 0 -> multipart(out, depth);
                case 1 -> {
                    line(out, "Content-Type: message/rfc822");
                    line(out, "");
                    out.writeBytes(message(depth + 1));
                }
                case 2 -> text(out, "base64");
                case 3 -> text(out, "quoted-printable");
                default -> text(out, "8bit");
            }
        }

        private void multipart(ByteArrayOutputStream out, int depth) {
            String boundary = "=_" + boundaries++ + "_" + random.nextInt(1000);
            line(out, "Content-Type: multipart/" + (random.nextBoolean() ? "mixed" : "alternative") + ";\r\n\tboundary=\"" + boundary + "\"");
            line(out, "");
            line(out, "a preamble");
            for (int i = random.nextInt(3); i >= 0; i--) {
                line(out, "--" + boundary);
                entity(out, depth + 1);
                line(out, "");
            }
            line(out, "--" + boundary + "--");
            out.writeBytes("an epilogue".getBytes(StandardCharsets.US_ASCII));
        }

        private void text(ByteArrayOutputStream out, String encoding) {
            line(out, "Content-Type: text/plain; charset=utf-8; name=\"a b.txt\"");
            line(out, "Content-Transfer-Encoding: " + encoding);
            line(out, "");
            byte[] body = "caf\u00e9 = \u20ac\r\nsecond line ".concat("x".repeat(random.nextInt(200))).concat("\r\n")
                    .getBytes(StandardCharsets.UTF_8);
            switch (encoding) {
                case "base64" -> out.writeBytes(Base64.getMimeEncoder().encode(body));
                case "quoted-printable" -> {
                    for (byte b : body) {
                        out.writeBytes((b == '=' || b < 0 || b == ' ' ? String.format("=%02X", b & 0xFF) : String.valueOf((char) b))
                                .getBytes(StandardCharsets.US_ASCII));
                        out.writeBytes((random.nextInt(20) == 0 && b > ' ' ? "=\r\n" : "").getBytes(StandardCharsets.US_ASCII));
                    }
                }
                default -> out.writeBytes(body);
            }
        }

        private String mailbox() {
            String name = NAMES[random.nextInt(NAMES.length)];
            String address = "user" + random.nextInt(100) + "@example" + random.nextInt(10) + ".org";
            if (name.isEmpty()) {
                return address;
            }
            return (name.chars().anyMatch(c -> c > 127) ? word(name) : "\"" + name + "\"") + " <" + address + ">";
        }

        private String word(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (random.nextBoolean()) {
                return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
            }
            StringBuilder word = new StringBuilder("=?utf-8?Q?");
            for (byte b : bytes) {
                word.append(b == ' ' ? "_" : b > 0 && Character.isLetterOrDigit(b) ? String.valueOf((char) b) : String.format("=%02X", b & 0xFF));
            }
            return word.append("?=").toString();
        }

        private static void line(ByteArrayOutputStream out, String text) {
            out.writeBytes((text + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static List<String> ours(byte[] mail) {
        List<String> seen = new ArrayList<>();
        for (MimePart part : MimeReader.read(mail).parts()) {
            for (HeaderField field : part.headers()) {
                seen.add(field.name() + ": " + field.text());
                if (field.is("from") || field.is("to")) {
                    field.addresses().mailboxes().forEach(mailbox -> seen.add(mailbox.displayName() + "|" + mailbox.address()));
                }
            }
            if (part.children().isEmpty()) {
                seen.add("body " + part.contentType().name() + " " + part.body().text());
            }
        }
        return seen;
    }

    private static List<String> theirs(byte[] mail) throws IOException, MimeException {
        List<String> seen = new ArrayList<>();
        MimeTokenStream stream = new MimeTokenStream(MimeConfig.PERMISSIVE);
        stream.parse(new ByteArrayInputStream(mail));
        for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
            if (state == EntityState.T_FIELD) {
                Field field = stream.getField();
                seen.add(field.getName() + ": " + DecoderUtil.decodeEncodedWords(MimeUtil.unfold(field.getBody()), DecodeMonitor.SILENT).strip());
                if (field.getName().equalsIgnoreCase("from") || field.getName().equalsIgnoreCase("to")) {
                    LenientAddressParser.DEFAULT.parseAddressList(MimeUtil.unfold(field.getBody())).flatten().forEach(mailbox ->
                            seen.add((mailbox.getName() == null ? "" : mailbox.getName()) + "|" + mailbox.getAddress()));
                }
            } else if (state == EntityState.T_BODY) {
                seen.add("body " + stream.getBodyDescriptor().getMimeType() + " "
                        + new String(stream.getDecodedInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return seen;
    }
}
