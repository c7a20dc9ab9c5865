package dev.cordon.mdm.lists;

import dev.cordon.source.SourceText;
import dev.cordon.source.yaml.YamlNode;
import dev.cordon.source.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/**
 * A folder of lists: {@code NAME.txt} with one entry a line is the list {@code $NAME}; {@code NAME.csv} has the entry in its last column;
 * {@code .gz} may follow. A {@code manifest.json} beside them says for a {@code file} its {@code identifier}, the {@code headers} of its
 * columns
 * (the one called {@code entry} counts), {@code includes_header} and the {@code format} {@code hostname}.
 */
public final class ListFolder {

    private static final int BYTES_MAX = 256 << 20;
    private static final int FILES_MAX = 1_000;

    private ListFolder() {
    }

    /** The lists of a folder by name, each read when it is asked for. */
    static Map<String, Supplier<List<String>>> sources(Path folder) throws IOException {
        Map<String, ListText.Form> forms = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        Path manifest = folder.resolve("manifest.json");
        if (Files.isRegularFile(manifest)) {
            manifest(manifest, names, forms);
        }
        Map<String, Supplier<List<String>>> sources = new LinkedHashMap<>();
        for (Path file : files(folder)) {
            String fileName = file.getFileName().toString();
            String bare = fileName.endsWith(".gz") ? fileName.substring(0, fileName.length() - 3) : fileName;
            int dot = bare.lastIndexOf('.');
            boolean table = bare.endsWith(".csv");
            if (!table && !bare.endsWith(".txt")) {
                continue;
            }
            ListText.Form form = forms.getOrDefault(bare, table ? new ListText.Form(1, 2, false, false) : ListText.Form.LINES);
            sources.put(names.getOrDefault(bare, bare.substring(0, dot)), () -> read(file, form));
        }
        return sources;
    }

    private static List<Path> files(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (Files.isRegularFile(entry) && found.size() < FILES_MAX) {
                    found.add(entry);
                }
            }
        }
        found.sort(null);
        return found;
    }

    private static void manifest(Path file, Map<String, String> names, Map<String, ListText.Form> forms) throws IOException {
        YamlNode root = YamlReader.read(new SourceText("manifest.json", text(file))).root();
        if (!(root instanceof YamlNode.Mapping mapping) || !(mapping.value("lists").orElse(root) instanceof YamlNode.Sequence lists)) {
            return;
        }
        for (YamlNode item : lists.items()) {
            if (item instanceof YamlNode.Mapping list && !scalar(list, "file").isEmpty()) {
                names.put(scalar(list, "file"), scalar(list, "identifier"));
                forms.put(scalar(list, "file"), form(list));
            }
        }
    }

    private static ListText.Form form(YamlNode.Mapping list) {
        int column = 0;
        int columns = 1;
        if (list.value("headers").orElse(list) instanceof YamlNode.Sequence headers) {
            columns = headers.items().size();
            for (int i = 0; i < columns; i++) {
                column = headers.items().get(i) instanceof YamlNode.Scalar name && name.text().equals("entry") ? i : column;
            }
        }
        return new ListText.Form(column, columns, scalar(list, "includes_header").equals("true"), scalar(list,
                "format").equals("hostname"));
    }

    private static String scalar(YamlNode.Mapping mapping, String key) {
        return mapping.value(key).filter(YamlNode.Scalar.class::isInstance).map(n -> ((YamlNode.Scalar) n).text()).orElse("");
    }

    private static List<String> read(Path file, ListText.Form form) {
        try {
            return ListText.read(text(file), form);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the list " + file.getFileName() + " cannot be read", unreadable);
        }
    }

    private static String text(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.getFileName().toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            byte[] bytes = in.readNBytes(BYTES_MAX);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
