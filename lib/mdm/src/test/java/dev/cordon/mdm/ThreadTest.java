package dev.cordon.mdm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mql.value.Struct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the author wrote and what the message quotes. Each golden mail has beside it how its text is cut; {@code -Dgolden.update=true}
 * writes it.
 */
class ThreadTest {

    private static final Path GOLDEN = Path.of("src/test/golden/threads");

    @TestFactory
    Stream<DynamicTest> goldenMailIsCutAsBefore() throws IOException {
        List<Path> mails;
        try (Stream<Path> files = Files.list(GOLDEN)) {
            mails = files.filter(f -> f.toString().endsWith(".eml")).sorted().toList();
        }
        assertThat(mails).hasSizeGreaterThan(8);
        return mails.stream().map(mail -> DynamicTest.dynamicTest(mail.getFileName().toString(), () -> golden(mail)));
    }

    private static void golden(Path mail) throws IOException {
        String seen = report(Mdm.read(Files.readAllBytes(mail), Tenant.UNKNOWN, Arrival.UNKNOWN));
        Path expected = mail.resolveSibling(mail.getFileName().toString().replace(".eml", ".txt"));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, seen);
        }
        assertThat(seen).isEqualTo(Files.readString(expected));
    }

    private static String report(Struct message) {
        List<String> lines = new ArrayList<>();
        lines.add("current: " + quoted(Get.at(message, "body.current_thread.text")));
        for (int i = 0; i < Get.size(message, "body.current_thread.banners"); i++) {
            lines.add("banner: " + quoted(Get.at(message, "body.current_thread.banners[" + i + "].text")));
        }
        for (int i = 0; i < Get.size(message, "body.previous_threads"); i++) {
            String at = "body.previous_threads[" + i + "]";
            lines.add("previous " + i + ": " + quoted(Get.at(message, at + ".text")));
            lines.add("  preamble: " + quoted(Get.at(message, at + ".preamble")));
            lines.add("  sender: " + Get.at(message, at + ".sender.display_name") + " <" + Get.at(message,
                    at + ".sender.email.email") + ">");
            lines.add("  to: " + Get.at(message, at + ".recipients.to[0].email.email") + ", " + Get.size(message, at + ".recipients.to")
                    + " in all; subject: " + Get.at(message, at + ".subject.subject") + "; date: " + Get.at(message, at + ".date")
                    + "; links: " + Get.size(message, at + ".links"));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String quoted(@org.jspecify.annotations.Nullable Object text) {
        return text == null ? "null" : "\"" + text.toString().replace("\n", "\\n") + "\"";
    }

    @Test
    void linksBelongToTheTextTheyStandIn() {
        Struct message = Get.mail("From: a@example.com", "Content-Type: text/html", "",
                "<div>new <a href='https://new.example'>one</a></div>",
                "<div class=gmail_quote><div class=gmail_attr>On Mon, Jan 6, 2025 at 3:04 PM Bob &lt;<a href='mailto:bob@example.co"
                        + "m'>bob@example.com</a>&gt; wrote:</div>",
                "<blockquote class=gmail_quote>old <a href='https://old.example'>two</a></blockquote></div>");
        assertThat(Get.size(message, "body.current_thread.links")).isEqualTo(1);
        assertThat(Get.at(message, "body.current_thread.links[0].href_url.domain.domain")).isEqualTo("new.example");
        assertThat(Get.at(message, "body.previous_threads[0].links[0].href_url.domain.domain")).isEqualTo("old.example");
        assertThat(Get.at(message, "body.previous_threads[0].sender.display_name")).isEqualTo("Bob");
    }

    @Test
    void aMissingAddressInAnEarlierMessageIsEmptyText() {
        Struct message = Get.mail("From: a@example.com", "", "see below", "", "-----Original Message-----", "From: The Boss",
                "Sent: Monday, January 6, 2025 3:04 PM",
                "To: Accounting", "Subject: Invoice", "", "pay");
        assertThat(Get.at(message, "body.previous_threads[0].sender.email.email")).isEqualTo("");
        assertThat(Get.at(message, "body.previous_threads[0].sender.display_name")).isEqualTo("The Boss");
        assertThat(Get.at(message, "body.previous_threads[0].recipients.to[0].email.email")).isEqualTo("");
        assertThat(Get.at(message, "body.previous_threads[0].recipients.cc")).isEqualTo(List.of());
        assertThat(String.valueOf(Get.at(message, "body.previous_threads[0].date"))).isEqualTo("2025-01-06T15:04:00Z");
    }

    @Test
    void ordinaryTextIsNotCut() {
        Struct message = Get.mail("From: a@example.com", "", "Dear all,", "", "From: Monday on we work so.", "To: do list follows:",
                "1. wrote: nothing", "", "Bye");
        assertThat(Get.size(message, "body.previous_threads")).isZero();
        assertThat(String.valueOf(Get.at(message, "body.current_thread.text"))).startsWith("Dear all").endsWith("Bye");
    }
}
