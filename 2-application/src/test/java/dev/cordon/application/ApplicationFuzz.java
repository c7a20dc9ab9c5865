package dev.cordon.application;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import dev.cordon.bounds.Budget;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.flow.Dossier;

/** The fuzz target of the stage: whatever the bytes, there is a dossier, and nothing of ours broke while making it. */
public final class ApplicationFuzz {

    private static final Application SMALL;

    static {
        Application.Settings s = Application.Settings.STANDARD;
        SMALL = new Application(new Application.Settings(new Budget(4 << 20, 2_000, 20, 20_000_000), 200_000, 200, 50, 500, s.archives()));
    }

    private static final String[] PIECES = {"From: ", "Subject: ", "Content-Type: multipart/mixed; boundary=x\r\n", "\r\n\r\n", "--x\r\n",
        "--x--\r\n", "Content-Type: text/html\r\n", "Content-Transfer-Encoding: base64\r\n", "Content-Transfer-Encoding: quoted-printable\r\n",
        "<a href=\"http://a.example/\">b.example</a>", "<div style=\"display:none\">", "</div>", "&amp;&#x41;&nbsp", "=?utf-8?Q?a=40?=",
        "PK\u0003\u0004", "PK\u0001\u0002", "PK\u0005\u0006", "\u001F\u008B\u0008", "%PDF-", "MZ", "Content-Disposition: attachment; filename=\"",
        "\"\r\n", "a@b.example", "<", ">", "verify your account", "\u202E", "\u200B", "http://0x7f.1/", "data:text/html,", "\u0000", "\r",
        "Content-Type: message/rfc822\r\n", "Content-Type: text/calendar\r\n", "<meta http-equiv=refresh content='0;url=//x'>", "<base href=//y>",
        "<svg><script>", "<table bgcolor=#fff><td style='color:rgb(255,255,254)'>", "charset=utf-7\r\n", "name*0*=utf-8''%41;"};

    private ApplicationFuzz() {
    }

    /** Entry point of coverage-guided fuzzers. */
    public static void fuzzerTestOneInput(byte[] input) {
        Dossier dossier = Mails.dossier(SMALL, input);
        for (Evidence evidence : dossier.evidence()) {
            if (evidence instanceof Evidence.Gap gap && gap.what().contains(" failed on this message ")) {
                throw new AssertionError(gap.what());
            }
        }
    }

    /** A message made of pieces that matter and of noise. */
    static byte[] message(Random random) {
        StringBuilder out = new StringBuilder();
        int pieces = 5 + random.nextInt(60);
        for (int i = 0; i < pieces; i++) {
            if (random.nextInt(5) == 0) {
                for (int k = random.nextInt(40); k > 0; k--) {
                    out.append((char) random.nextInt(random.nextBoolean() ? 128 : 0x500));
                }
            } else {
                out.append(PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return random.nextBoolean() ? out.toString().getBytes(StandardCharsets.UTF_8) : out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
