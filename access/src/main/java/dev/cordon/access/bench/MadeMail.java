package dev.cordon.access.bench;

import dev.cordon.mailauth.Envelope;
import dev.cordon.mailauth.dns.Dns;
import dev.cordon.mailauth.dns.FileDns;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Messages from a seed as a newsletter looks: HTML in lines with indentation, thirteen header fields of which nine are signed, one
 * relaxed signature (RFC 6376 §3.4.2, §3.4.4). The signed header fields are written so that only their names are not canonical.
 */
final class MadeMail {

    static final Envelope ENVELOPE = new Envelope("192.0.2.7", "mail.example.com", "bounce@example.com", "mx.example.org");
    /** When all of it was received, in seconds since 1970. */
    static final long RECEIVED = 1_795_341_000L;

    private static final String SIGNED = "from:to:subject:date:message-id:reply-to:mime-version:content-type:content-transfer-encoding";
    private static final String WORDS = "<td class=3D\"lorem ipsum dolor sit amet consectetur";
    private static final int HEADER_BYTES = 1_400;

    private final SigningKey key;

    MadeMail(SigningKey key) {
        this.key = key;
    }

    List<byte[]> make(int count, int bytes, long seed) {
        Random random = new Random(seed);
        List<byte[]> made = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            made.add(one(i, bytes, random));
        }
        return made;
    }

    private byte[] one(int number, int bytes, Random random) {
        StringBuilder body = new StringBuilder(bytes);
        StringBuilder canonical = new StringBuilder(bytes);
        do {
            String indent = "  ".repeat(random.nextInt(3));
            StringBuilder line = new StringBuilder();
            int width = 50 + random.nextInt(24);
            while (line.length() < width) {
                line.append(WORDS, 0, 3 + random.nextInt(WORDS.length() - 3)).append(line.length() % 2 == 0 ? "_" : "=20").append(' ');
            }
            line.setCharAt(line.length() - 1, '=');
            body.append(indent).append(line).append("\r\n");
            canonical.append(indent.isEmpty() ? "" : " ").append(line).append("\r\n");
        } while (body.length() < bytes - HEADER_BYTES);
        String unique = Long.toHexString(random.nextLong());
        Map<String, String> covered = Map.of("From", "\"News of Example\" <news@example.com>", "To", "You <you@example.org>",
                "Subject", "Offer number " + number + ", only until the end of the week, for you", "Date", "Sun, 22 Nov 2026 09:59:57 +0000",
                "Message-ID", "<" + unique + "@example.com>", "Reply-To", "<service@example.com>", "MIME-Version", "1.0",
                "Content-Type", "text/html; charset=utf-8", "Content-Transfer-Encoding", "quoted-printable");
        StringBuilder header = new StringBuilder("Received: from mail.example.com (mail.example.com [192.0.2.7])\r\n\tby mx.example.org with"
                + " ESMTPS id 4F" + number + "\r\n\tfor <you@example.org>; Sun, 22 Nov 2026 10:00:00 +0000\r\n"
                + "Received: from app (unknown [10.1.2.3]) by mail.example.com\r\n with ESMTP id " + unique
                        + "; Sun, 22 Nov 2026 09:59:58 +0000\r\n");
        covered.forEach((name, value) -> header.append(name).append(": ").append(value).append("\r\n"));
        header.append("List-Unsubscribe: <https://example.com/u/").append(unique).append(">\r\nX-Mailer: Example Mailer 3.1\r\n");
        return SigningKey.bytes(signature(covered, canonical.toString()) + header + "\r\n" + body);
    }

    private String signature(Map<String, String> covered, String canonicalBody) {
        StringBuilder data = new StringBuilder();
        for (String name : SIGNED.split(":", -1)) {
            covered.forEach((written, value) -> data.append(written.toLowerCase(Locale.ROOT).equals(name) ? name + ":" + value + "\r\n" : ""));
        }
        Base64.Encoder base64 = Base64.getEncoder();
        String tags = "v=1; a=" + key.algorithm() + "; c=relaxed/relaxed; t=1795340000; d=example.com; s=sel; h=" + SIGNED + "; bh="
                + base64.encodeToString(SigningKey.sha256(SigningKey.bytes(canonicalBody))) + "; b=";
        byte[] signed = key.sign(SigningKey.bytes(data + "dkim-signature:" + tags));
        return "DKIM-Signature: " + tags + base64.encodeToString(signed) + "\r\n";
    }

    /** SPF with one include, the key, a policy. */
    Dns dns() {
        return FileDns.of(Map.of(
                "example.com", txt("v=spf1 include:_spf.example.com -all"),
                "_spf.example.com", txt("v=spf1 ip4:198.51.100.0/24 ip4:192.0.2.0/28 ~all"),
                "sel._domainkey.example.com", txt(key.record()),
                "_dmarc.example.com", txt("v=DMARC1; p=reject; rua=mailto:d@example.com")));
    }

    private static Map<String, List<String>> txt(String record) {
        return Map.of("TXT", List.of(record));
    }
}
