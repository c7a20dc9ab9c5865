package dev.cordon.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import dev.cordon.kernel.canonical.Canonical;
import dev.cordon.kernel.canonical.Json;
import dev.cordon.kernel.flow.Dossier;

/** Each message under {@code src/test/golden/dossier} gives the facts beside it. {@code -Dgolden.update=true} rewrites them. */
class GoldenDossierTest {

    private static final Path FOLDER = Path.of("src/test/golden/dossier");

    @TestFactory
    List<DynamicTest> everyMessageGivesTheFactsBesideIt() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> mails = files.filter(p -> p.toString().endsWith(".eml")).sorted().toList();
            assertThat(mails).hasSizeGreaterThan(5);
            return mails.stream().map(p -> DynamicTest.dynamicTest(p.getFileName().toString(), () -> check(p))).toList();
        }
    }

    private static void check(Path mail) throws IOException {
        Path facts = Path.of(mail.toString().replace(".eml", ".facts.json"));
        String found = pretty(Mails.dossier(Files.readAllBytes(mail)));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(facts, found);
        }
        assertThat(found).isEqualTo(Files.readString(facts));
    }

    private static String pretty(Dossier dossier) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("attachments", Canonical.write(dossier.message().attachments()));
        members.put("display", Canonical.write(dossier.message().texts().stream().map(t -> t.display()).toList()));
        members.put("evidence", Canonical.write(dossier.evidence()));
        members.put("links", Canonical.write(dossier.message().links()));
        members.put("looked", Canonical.write(dossier.looked()));
        members.put("observables", Canonical.write(dossier.message().observables()));
        StringBuilder out = new StringBuilder();
        write(new Json.Obj(members), "", out);
        return out.append('\n').toString();
    }

    // What fits on one line stays on one line.
    private static void write(Json json, String indent, StringBuilder out) {
        String line = line(json);
        if (line.length() <= 120 && !indent.isEmpty()) {
            out.append(line);
            return;
        }
        switch (json) {
            case Json.Obj o -> {
                String separator = "{\n";
                for (Map.Entry<String, Json> member : o.members().entrySet()) {
                    out.append(separator).append(indent).append("  ").append(line(new Json.Str(member.getKey()))).append(": ");
                    write(member.getValue(), indent + "  ", out);
                    separator = ",\n";
                }
                out.append('\n').append(indent).append('}');
            }
            case Json.Arr a -> {
                String separator = "[\n";
                for (Json item : a.items()) {
                    out.append(separator).append(indent).append("  ");
                    write(item, indent + "  ", out);
                    separator = ",\n";
                }
                out.append('\n').append(indent).append(']');
            }
            case Json.Str _, Json.Num _, Json.Bool _ -> out.append(line);
        }
    }

    // The canonical text of one value, by way of a list of it: a lone text is its own text without quotes.
    private static String line(Json json) {
        String list = new Json.Arr(List.of(json)).canonical();
        return list.substring(1, list.length() - 1);
    }
}
