package dev.cordon.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.cordon.testkit.EdgeCase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole messages and all that is read from them. To write the facts anew after a change that is meant:
 * {@code mvn test -pl lib/mime -am -Dtest=GoldenTest -Dgolden.update=true}, and review the difference.
 */
@EdgeCase({"EC-021", "EC-023", "EC-024"})
class GoldenTest {

    private static final Path FOLDER = Path.of("src/test/golden/mime");

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".eml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void readsAsWrittenDown(String name) throws IOException {
        byte[] mail = Files.readAllBytes(FOLDER.resolve(name));
        Path facts = FOLDER.resolve(name.replace(".eml", ".txt"));
        MimeMessage message = MimeReader.read(mail);
        SegmentsTest.assertLossless(message);
        StringBuilder found = new StringBuilder();
        describe(message, found);
        for (MimeMessage other : message.readings()) {
            found.append("\nREADING ").append(other.conventions()).append('\n');
            tree(other, found);
        }
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(facts, found);
        }
        assertThat(found.toString()).isEqualTo(Files.readString(facts, StandardCharsets.UTF_8));
    }

    private static void describe(MimeMessage message, StringBuilder out) {
        tree(message, out);
        Examination examination = message.examine();
        for (Defect defect : examination.defects()) {
            out.append(defect.kind().code()).append(' ').append(defect.range()).append(' ')
                    .append(show(message.source().latin1(defect.range()))).append('\n');
        }
        for (Ambiguity ambiguity : examination.ambiguities()) {
            out.append(ambiguity.kind().code()).append(' ').append(ambiguity.range()).append(' ')
                    .append(ambiguity.readings().stream().map(GoldenTest::show).toList()).append('\n');
        }
    }

    private static void tree(MimeMessage message, StringBuilder out) {
        for (MimePart part : message.parts()) {
            out.append(part.path()).append(' ').append(part.contentType().name()).append(' ').append(part.source().rawCover(part.range()))
                    .append('\n');
            for (HeaderField field : part.headers()) {
                out.append("  ").append(show(field.name())).append(": ").append(show(field.text())).append('\n');
                if (FieldChecks.isAddresses(field)) {
                    field.addresses().everyReading().forEach(mailbox -> out.append("    ").append(show(mailbox.displayName())).append(" | ")
                            .append(show(mailbox.localPart())).append(" | ").append(show(mailbox.domain())).append('\n'));
                }
            }
            part.fileNames().forEach(name -> out.append("  name ").append(show(name.text())).append('\n'));
            if (part.children().isEmpty()) {
                out.append("  body ").append(part.body().charset()).append(' ').append(show(part.body().text())).append('\n');
            }
        }
    }

    /** Text on one line, with everything that is not plain to see written as an escape. */
    private static String show(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(200).forEach(c -> {
            if (c == '\n') {
                shown.append("\\n");
            } else if (c == '\r') {
                shown.append("\\r");
            } else if (c < ' ' || c == 127 || Character.getType(c) == Character.FORMAT || c >= 0x80 && c < 0xA0) {
                shown.append(String.format("\\u%04X", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }
}
