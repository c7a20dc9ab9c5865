package dev.cordon.runtime.simulated;

import dev.cordon.kernel.config.Border;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.config.Person;
import dev.cordon.kernel.message.Raw;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A stream of small invented messages, some clearly bad, some good. */
final class SampleMail {
    /** The organisation they are sent to. */
    static final Organisation ORGANISATION = new Organisation(List.of("example.org"), List.of("mx.example.org"),
            new Border(List.of("mx.example.org"), List.of()), List.of(),
            List.of(new Person("Ada Byron", "Ada", "Byron", "ada.byron@example.org", "CEO")), List.of(), List.of(), Map.of());

    /** What a message is made to be. */
    enum Kind { GOOD, BAD, HIDDEN, UNSURE }

    /** The header that the simulator's on-demand analyser looks for. */
    static final String HIDDEN_HEADER = "X-Drill-Hidden: harmful";

    /**
     * One message.
     *
     * @param raw its bytes
     */
    record Sample(Kind kind, Raw raw) {}

    private SampleMail() {}

    static Sample draw(SplittableRandom random, long number, String to) {
        int drawn = random.nextInt(10);
        Kind kind = drawn < 4 ? Kind.BAD : drawn < 5 ? Kind.HIDDEN : drawn < 6 ? Kind.UNSURE : Kind.GOOD;
        String text = switch (kind) {
            case GOOD -> mail(number, to, "Carol Stone <carol@partner.example>", "Minutes of Tuesday", "", """
                    Hello,

                    here are the minutes of Tuesday. Nothing is urgent.

                    Carol
                    """);
            case HIDDEN -> mail(number, to, "Carol Stone <carol@partner.example>", "A picture", HIDDEN_HEADER + "\n", "See the picture.\n");
            case UNSURE -> head(number, to, "Dora Field <dora@other.example>", "Two readings") + """
                    Content-Type: multipart/mixed; boundary="one"
                    Content-Type: multipart/mixed; boundary="two"

                    --one
                    Content-Type: text/plain

                    One reader sees this.
                    --two
                    Content-Type: text/html

                    <a href="https://login.other.example/">Another sees this.</a>
                    --two--
                    --one--
                    """;
            case BAD -> random.nextBoolean() ? mail(number, to, "Ada Byron <ada.byron@exampIe-org.example>", "Urgent wire transfer",
                    "Reply-To: ada.byron.ceo@mailbox.example\n", """
                    Are you at your desk? I need you to process an urgent wire transfer of 48,500 EUR to our new bank account today.
                    Keep this confidential and do not call me, I am in a meeting. Send me the confirmation as soon as it is done.

                    Ada Byron
                    CEO
                    """) : attachment(number, to);
        };
        return new Sample(kind, Raw.owning(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
    }

    private static String mail(long number, String to, String from, String subject, String more, String body) {
        return head(number, to, from, subject) + more + "Content-Type: text/plain; charset=utf-8\n\n" + body;
    }

    private static String head(long number, String to, String from, String subject) {
        return "Received: from sender.example (sender.example [192.0.2.7]) by mx.example.org with ESMTP id d" + number
                + "; Sun, 22 Nov 2026 00:00:00 +0000\nFrom: " + from + "\nTo: " + to + "\nSubject: " + subject + " " + number + "\nMessage-ID: <d"
                + number + "@sender.example>\nDate: Sun, 22 Nov 2026 00:00:00 +0000\nMIME-Version: 1.0\n";
    }

    private static String attachment(long number, String to) {
        return head(number, to, "Accounts <billing@unknown-sender.example>", "Invoice overdue") + """
                Content-Type: multipart/mixed; boundary="b"

                --b
                Content-Type: text/plain

                Please open the attached invoice.
                --b
                Content-Type: application/octet-stream; name="invoice.pdf.exe"
                Content-Disposition: attachment; filename="invoice.pdf.exe"
                Content-Transfer-Encoding: base64

                TVqQAAMAAAAEAAAA//8AALgAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                --b--
                """;
    }
}
