package dev.cordon.access.demo;

import dev.cordon.kernel.config.Organisation;
import dev.cordon.runtime.config.OrganisationReader;
import dev.cordon.source.SourceText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The demo's organisation and its mail, in the order it arrives. Everything in it is invented; every name is a reserved one. */
final class Story {
    private static final int BYTES_MAX = 1 << 20;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z",
            Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * One mail of the story.
     *
     * @param expected {@code flag} for an attack, {@code leave} for ordinary mail
     */
    record Scene(String name, String mailbox, String expected, String template) {
        /** The bytes as they arrive now: dated now, with an id of their own. */
        byte[] bytes(Instant now, int number) {
            String id = "d" + now.toEpochMilli() + "n" + number;
            String text = template.replace("{{DATE}}", DATE.format(now)).replace("{{ID}}", id);
            return crlf(text.getBytes(StandardCharsets.UTF_8));
        }

        // RFC 5322 §2.1: lines end with CR LF; the files in the repository end theirs with LF.
        private static byte[] crlf(byte[] text) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(text.length + 64);
            for (byte b : text) {
                if (b == '\n') {
                    out.write('\r');
                }
                out.write(b);
            }
            return out.toByteArray();
        }
    }

    private Story() {}

    static List<Scene> scenes() {
        List<Scene> out = new ArrayList<>();
        for (String line : text("story.tsv").split("\n")) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] cells = line.split("\t");
                out.add(new Scene(cells[0], cells[1], cells[2], text("mail/" + cells[0] + ".eml")));
            }
        }
        return out;
    }

    static Organisation organisation() {
        OrganisationReader.Reading reading = OrganisationReader.read(new SourceText("organisation.yaml", text("organisation.yaml")));
        if (!reading.isValid()) {
            throw new IllegalStateException("the demo's organisation does not read: " + reading.diagnostics());
        }
        return reading.organisation();
    }

    private static String text(String name) {
        try (InputStream in = Story.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the demo's file " + name + " is not in this build");
            }
            return new String(in.readNBytes(BYTES_MAX), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
