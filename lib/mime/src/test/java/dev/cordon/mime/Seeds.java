package dev.cordon.mime;

import java.util.List;
import java.util.Random;

/** Messages to start from, and ways to spoil them; everything follows from a seed. */
final class Seeds {

    /** Shapes that between them reach every reader of the library. */
    static final List<String> MAILS = List.of(
            "From: =?utf-8?Q?J=C3=B6rg?= <j@example.com>\r\nTo: team: a@b.example, \"C, D\" <c@d.example>;\r\nSubject: =?utf-8?B?4oI=?= "
                    + "=?utf-8?B?rA==?=\r\n again\r\nDate: Fri, 21 Nov 1997 09:55:06 -0600\r\nReceived: from a (b.example [192.0.2.1]) by c;"
                    + " Fri, 21 Nov 1997 09:55:06 +0000\r\n\r\nhello\r\n",
            "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\npre\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n"
                    + "Content-Transfer-Encoding: quoted-printable\r\n\r\n<a href=3D\"x\">caf=C3=A9</a>=\r\n\r\n--b\r\nContent-Type: "
                    + "application/pdf; name*0*=utf-8''a%20; name*1=b.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                    + "SGVsbG8gd29ybGQ=\r\n--b--\r\nepilogue\r\n",
            "From x@y Mon Jan  1 00:00:00 2024\nContent-Type: multipart/alternative; boundary=b; boundary=c\n\n--b\nContent-Type: "
                    + "multipart/related; boundary=b1\n\n--b1\n\none\n--b\n\ntwo\n--b--\n--b\n\nthree\n",
            "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nU3ViamVjdDogaGlkZGVuCkNvbnRlbnQtVHlwZTogdGV4dC9odG1sCgo8YT4K\n",
            "Content-Type: multipart/report; boundary=r\n\n--r\nContent-Type: message/delivery-status\n\nA: b\n\nC: d\n\n--r\n"
                    + "Content-Type: text/rfc822-headers\n\nSubject: x\n\n--r--\n",
            "Content-Type: text/plain; charset=utf-7\r\n\r\nHi +AGEAYg- +- x\r\n",
            "Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n\u001b$B$3$s\u001b(B x\r\n",
            "Content-Type: text/plain; charset=\"open\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 x\r\n%2&5L;&\\\r\n \r\nend\r\n",
            "Subject: a\rBcc: b\r \r\nno colon\r\n : c\r\n\r\nx",
            "Content-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: base64\n\nLS1iCkNvbnRlbnQtVHlwZTogdGV4dC9odG1sCgo8YT4KLS1iLS0K\n",
            "From: a@b <c@d> <e@f> \"open (x, =?utf-8?Q?g=40h?= <i@j\r\n"
                    + "Content-Disposition: attachment; filename=\"../a\".exe; filename*=utf-8''%2e\r\n\r\n");

    private static final List<String> SNIPPETS = List.of("\r\n", "\n", "\r", "\r\n\r\n", "--b", "--b--", "=?utf-8?Q?", "?=", "\"", "(", ")",
            "<", ">", "@", ";", ",", ":", "=", "%", "\\", "\0", "\u00e9", "\u00c3\u00a9", "boundary=b",
            "Content-Type: multipart/mixed; boundary=b\r\n",
            "Content-Type: message/rfc822\r\n", "Content-Transfer-Encoding: base64\r\n", " ", "\t", "=3D", "*0*=", "+AG", "begin 644 a\n", "[");

    private Seeds() {
    }

    /** A seed message with a few things cut, doubled, changed or put in. */
    static byte[] spoiled(Random random) {
        byte[] mail = Mail.bytes(MAILS.get(random.nextInt(MAILS.size())));
        int times = random.nextInt(8);
        for (int i = 0; i < times; i++) {
            mail = spoil(mail, random);
        }
        return mail;
    }

    private static byte[] spoil(byte[] mail, Random random) {
        int at = random.nextInt(mail.length + 1);
        int span = Math.min(random.nextInt(40), mail.length - at);
        return switch (random.nextInt(5)) {
            case 0 -> join(mail, at, new byte[0], at + span);
            case 1 -> join(mail, at, java.util.Arrays.copyOfRange(mail, Math.max(0, at - 60), at), at);
            case 2 -> join(mail, at, new byte[] {(byte) random.nextInt(256)}, Math.min(at + 1, mail.length));
            case 3 -> join(mail, at, Mail.bytes(MAILS.get(random.nextInt(MAILS.size()))), at);
            default -> join(mail, at, Mail.bytes(SNIPPETS.get(random.nextInt(SNIPPETS.size()))), at);
        };
    }

    private static byte[] join(byte[] mail, int headTo, byte[] middle, int tailFrom) {
        byte[] joined = new byte[headTo + middle.length + mail.length - tailFrom];
        System.arraycopy(mail, 0, joined, 0, headTo);
        System.arraycopy(middle, 0, joined, headTo, middle.length);
        System.arraycopy(mail, tailFrom, joined, headTo + middle.length, mail.length - tailFrom);
        return joined;
    }
}
