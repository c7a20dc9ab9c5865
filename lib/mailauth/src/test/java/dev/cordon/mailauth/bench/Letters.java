package dev.cordon.mailauth.bench;

import dev.cordon.mailauth.Envelope;
import dev.cordon.mailauth.dns.Dns;
import dev.cordon.mailauth.dns.DnsAnswer;
import dev.cordon.mailauth.dns.DnsRecord;
import dev.cordon.mailauth.dns.RecordType;
import dev.cordon.mailauth.signature.Naive;
import dev.cordon.mailauth.signature.TestSigner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Signed messages made from a seed, and a DNS that knows all about them, for measuring. */
final class Letters {

    static final Envelope ENVELOPE = new Envelope("192.0.2.7", "mail.example.com", "bounce@example.com", "mx.example.org");

    private final TestSigner signer;

    Letters(TestSigner signer) {
        this.signer = signer;
    }

    /** Messages with nine signed fields and a body of words in lines, partly quoted-printable HTML as mail usually is. */
    List<byte[]> make(int count, int bytes, long seed) {
        Random random = new Random(seed);
        List<byte[]> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> headers = List.of(
                    "Received: from mail.example.com (mail.example.com [192.0.2.7])\r\n\tby mx.example.org (Postfix) with ESMTPS id 4F" + i
                            + "\r\n\tfor <you@example.org>; Sun, 22 Nov 2026 10:00:00 +0000 (UTC)",
                    "Received: from app (unknown [10.1.2.3]) by mail.example.com with ESMTP id " + random.nextInt(1 << 20)
                            + ";\r\n Sun, 22 Nov 2026 09:59:58 +0000",
                    "Message-ID: <" + Long.toHexString(random.nextLong()) + "@example.com>",
                    "Date: Sun, 22 Nov 2026 09:59:57 +0000",
                    "From: \"News of Example\" <news@example.com>",
                    "To: You <you@example.org>",
                    "Subject: Offer number " + i + ", only until the end of the week, for you",
                    "Reply-To: <service@example.com>",
                    "MIME-Version: 1.0",
                    "Content-Type: text/html; charset=utf-8",
                    "Content-Transfer-Encoding: quoted-printable",
                    "List-Unsubscribe: <https://example.com/u/" + Long.toHexString(random.nextLong()) + ">",
                    "X-Mailer: Example Mailer 3.1 (build " + random.nextInt(10_000) + ")");
            StringBuilder body = new StringBuilder(bytes);
            while (body.length() < bytes - 1400) {
                body.append("  ".repeat(random.nextInt(3)));
                int line = body.length() + 50 + random.nextInt(24);
                while (body.length() < line) {
                    body.append("<td class=3D\"lorem ipsum dolor sit amet consectetur".substring(0, 3 + random.nextInt(47))).append(' ');
                }
                body.setCharAt(body.length() - 1, '=');
                body.append("\r\n");
            }
            made.add(Naive.bytes(signer.signed(headers, body.toString(), "relaxed/relaxed", "t=1795340000; d=example.com; s=sel",
                    "from:to:subject:date:message-id:reply-to:mime-version:content-type:content-transfer-encoding")));
        }
        return made;
    }

    /** SPF with one include, the key, a policy. */
    Dns dns() {
        Map<String, DnsAnswer> answers = Map.of(
                "example.com", text("v=spf1 include:_spf.example.com -all"),
                "_spf.example.com", text("v=spf1 ip4:198.51.100.0/24 ip4:192.0.2.0/28 ~all"),
                "sel._domainkey.example.com", text(signer.record()),
                "_dmarc.example.com", text("v=DMARC1; p=reject; rua=mailto:d@example.com"));
        return (name, type) -> type == RecordType.TXT ? answers.getOrDefault(name, new DnsAnswer.NoSuchName()) : new DnsAnswer.NoSuchName();
    }

    private static DnsAnswer text(String record) {
        return new DnsAnswer.Found(List.of(new DnsRecord.Text(Naive.bytes(record))), Duration.ofHours(1));
    }
}
