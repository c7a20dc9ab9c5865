package dev.cordon.mdm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the bytes are, the model is made, and all of it can be read. */
class HostileTest {

    private static final String SEED_MAIL = """
            Received: from a (b [192.0.2.1]) by c.example.com with SMTP id 1 for <d@example.com>; Mon, 6 Jan 2025 10:00:00 +0000\r
            Authentication-Results: mx; dkim=pass header.d=example.com; spf=fail (x) smtp.mailfrom=a@example.com;\r
            \tdmarc=fail header.from=example.com\r
            From: "A, B" <a@example.com>\r
            To: undisclosed-recipients:;, c@example.com\r
            Subject: =?utf-8?q?Re:_caf=C3=A9?=\r
            Content-Type: multipart/alternative; boundary="b"\r
            \r
            --b\r
            \r
            Hi http://[::1]/ www.example.com. On Mon, Jan 6, 2025 Bob <b@example.com> wrote:\r
            > quoted\r
            >> deeper\r
            --b\r
            Content-Type: text/html\r
            \r
            <style>.x{display:none}</style><a href="https://www.google.com/url?q=http://0x7f.1">x</a><blockquote type=cite>q</blockquote>\r
            --b--\r
            """;

    @Test
    void damagedMailIsRead() {
        long seed = 20_261_122L;
        Random random = new Random(seed);
        for (int round = 0; round < 1_500; round++) {
            byte[] mail = SEED_MAIL.getBytes(StandardCharsets.UTF_8);
            int changes = 1 + random.nextInt(12);
            for (int i = 0; i < changes; i++) {
                int at = random.nextInt(mail.length);
                mail[at] = random.nextInt(3) == 0 ? (byte) random.nextInt(256) : mail[random.nextInt(mail.length)];
            }
            byte[] cut = java.util.Arrays.copyOf(mail, random.nextInt(4) == 0 ? random.nextInt(mail.length) : mail.length);
            assertThatCode(() -> whole(cut)).as("seed %d round %d", seed, round).doesNotThrowAnyException();
        }
    }

    @Test
    void extremeMailIsRead() {
        for (String mail : List.of("", "\r\n", "\0", ":", "From:", "From: <>", "From: @", "To: ;;;,,,", "x".repeat(100_000),
                "Subject: " + "Re: ".repeat(20_000),
                "\r\n" + ">".repeat(100_000), "\r\n" + "> > ".repeat(30_000), "\r\n" + "a.b@".repeat(20_000),
                "\r\n" + "http://".repeat(20_000), "\r\n" + "a.".repeat(50_000),
                "Content-Type: text/html\r\n\r\n" + "<div>".repeat(20_000),
                "Content-Type: text/html\r\n\r\n" + "<a href=x.example.com>".repeat(5_000),
                "Content-Type: text/html\r\n\r\n" + "<blockquote type=cite>".repeat(2_000) + "x",
                "Received: ".repeat(1) + "from ".repeat(20_000) + "\r\n\r\n",
                "\r\n" + "From: a\r\nTo: b\r\n".repeat(5_000), "\r\n" + "-----Original Message-----\r\n".repeat(5_000),
                "\r\n" + "https://www.google.com/url?q=".repeat(500))) {
            assertThatCode(() -> whole(mail.getBytes(StandardCharsets.UTF_8))).as(mail.substring(0, Math.min(40,
                    mail.length()))).doesNotThrowAnyException();
        }
    }

    @Test
    @Tag("slow")
    void everyLabelledMailIsRead(@TempDir Path folder) throws IOException, InterruptedException {
        for (String pack : List.of("dev.tar.xz", "train.tar.xz")) {
            Optional<Path> packed = Corpora.find("HostileTest", "mail", pack);
            if (packed.isEmpty()) {
                return;
            }
            Process tar = new ProcessBuilder("tar", "-xJf", packed.get().toString(), "-C", folder.toString()).inheritIO().start();
            assertThat(tar.waitFor()).isZero();
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(27_000);
        for (Path file : files) {
            byte[] mail = Files.readAllBytes(file);
            assertThatCode(() -> whole(mail)).as("%s", file).doesNotThrowAnyException();
        }
    }

    private static void whole(byte[] mail) {
        String json = MdmJson.line(Mdm.read(mail, Tenant.UNKNOWN, Arrival.UNKNOWN));
        if (!json.startsWith("{") || !json.endsWith("}")) {
            throw new AssertionError("no object: " + json.length() + " characters");
        }
    }
}
