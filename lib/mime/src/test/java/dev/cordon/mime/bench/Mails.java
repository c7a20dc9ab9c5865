package dev.cordon.mime.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The messages that are read: real ones from a folder, and large ones made here from a seed. */
final class Mails {

    private static final int SEED = 8812;

    private Mails() {
    }

    /** Every file of the folder named by the property {@code corpus}, at most 64 MiB of them. */
    static List<byte[]> corpus() {
        Path folder = Path.of(System.getProperty("corpus", "corpus"));
        List<byte[]> mails = new ArrayList<>();
        long left = 64L << 20;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                byte[] mail = Files.readAllBytes(file);
                left -= mail.length;
                if (left < 0) {
                    break;
                }
                mails.add(mail);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("give -Dcorpus=FOLDER with one message a file", e);
        }
        return mails;
    }

    /** Eight messages with one text and base64 attachments, 1 to 8 MiB each. */
    static List<byte[]> attachments() {
        Random random = new Random(SEED);
        List<byte[]> mails = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            ByteArrayOutputStream mail = new ByteArrayOutputStream();
            mail.writeBytes(("From: =?utf-8?Q?Zo=C3=AB?= <zoe@example.com>\r\nTo: bob@example.org\r\nSubject: the files\r\n"
                    + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"=_outer_1\"\r\n\r\n"
                    + "--=_outer_1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                    + "Here they are, caf=C3=A9 and all.\r\n".repeat(50)).getBytes(StandardCharsets.US_ASCII));
            for (int part = 0; part < 2; part++) {
                byte[] file = new byte[i * 384 << 10];
                random.nextBytes(file);
                mail.writeBytes(("\r\n--=_outer_1\r\nContent-Type: application/pdf; name=\"file" + part
                        + ".pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                mail.writeBytes(Base64.getMimeEncoder().encode(file));
            }
            mail.writeBytes("\r\n--=_outer_1--\r\n".getBytes(StandardCharsets.US_ASCII));
            mails.add(mail.toByteArray());
        }
        return mails;
    }
}
