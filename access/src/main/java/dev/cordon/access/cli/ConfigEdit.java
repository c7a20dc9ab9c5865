package dev.cordon.access.cli;

import dev.cordon.runtime.config.Config;
import dev.cordon.runtime.config.ConfigReader;
import dev.cordon.source.Diagnostic;
import dev.cordon.source.SourceText;
import dev.cordon.source.yaml.YamlNode;
import dev.cordon.source.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds to a configuration file as a person would: one insertion at the right place, nothing else touched, checked before it is kept. */
record ConfigEdit(String file, Call call) {
    /** One mailbox to add, and the mail system that it is in. */
    interface Addition {
        /** The mailbox. */
        String address();

        /** The mail system's name in the file. */
        String connector();

        /** The mailbox's entry, its lines after this indent. */
        String mailbox(String indent);

        /** The mail system's entry with the mailbox in it, for when it is not in the file yet. */
        String system(String indent);

        /** What is missing to write a new mail system; empty when nothing is. */
        String lacking();
    }

    /** A mailbox with a login of its own. */
    record Entry(String address, String connector, String kind, String url, String user, String secretFile,
            String secretEnv) implements Addition {
        @Override public String mailbox(String indent) {
            String secret = secretFile.isEmpty() ? "{env: " + quoted(secretEnv) + "}" : "{file: " + quoted(secretFile) + "}";
            return indent + "- address: " + quoted(address) + "\n" + indent + "  reader: {scheme: basic, user: " + quoted(user)
                    + ", secret: " + secret + "}\n";
        }

        @Override public String system(String indent) {
            return indent + "- name: " + quoted(connector) + "\n" + indent + "  kind: " + kind + "\n" + indent + "  url: " + quoted(url)
                    + "\n"
                    + indent + "  mailboxes:\n" + mailbox(indent + "    ");
        }

        @Override public String lacking() {
            return kind.isEmpty() || url.isEmpty() ? "--kind and --url" : "";
        }
    }

    // Double quotes take every character in one way only (YAML 1.2 §5.7).
    static String quoted(String text) {
        boolean plain = !text.isEmpty() && text.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c)
                || "._/-@:".indexOf(c) >= 0))
                && Character.isLetterOrDigit(text.charAt(0)) && !text.endsWith(":") && !text.contains(": ");
        return plain || text.startsWith("/") && text.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c)
                || "._/-".indexOf(c) >= 0))
                ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** The file's text with all of these added. */
    String with(List<Addition> entries) {
        Path path = Engine.path(file);
        String text = Files.exists(path) ? Engine.text(file).text() : "";
        for (Addition entry : entries) {
            text = inserted(text, entry);
        }
        return text;
    }

    /** The configuration that a text means; a refusal, with every mistake shown, when it cannot be used. */
    Config checked(String text) {
        ConfigReader.Reading reading = reading(text);
        Engine.show(reading.diagnostics(), call);
        return reading.config().orElseThrow(() -> new Refusal("with this entry " + file + " could not be used, see above; it is unchanged"));
    }

    /** Adds, or only shows what would be added; a line that says what was done. */
    String add(Addition entry, boolean print) {
        Path path = Engine.path(file);
        SourceText source = Files.exists(path) ? Engine.text(file) : new SourceText(file, "");
        String changed = inserted(source.text(), entry);
        if (print) {
            return changed.contains(entry.mailbox("      ")) && source.text().isEmpty() ? changed : entry.system("  ");
        }
        List<Diagnostic> diagnostics = reading(changed).diagnostics();
        Engine.show(diagnostics, call);
        if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
            throw new Refusal("with this entry " + file + " could not be used, see above; it is unchanged");
        }
        save(changed);
        return "added " + entry.address() + " to " + file + "; `cordon mailbox test " + entry.address()
                + "` tries it, a restart of `cordon serve` protects it";
    }

    /** How a text would be read if it were in the file. */
    ConfigReader.Reading reading(String text) {
        Path folder = Engine.path(file).toAbsolutePath().getParent() instanceof Path parent ? parent : Path.of("");
        return ConfigReader.read(new SourceText(file, text), folder, ConfigCommand.ours(call), Map.of());
    }

    /** Replaces the file as a whole, so that nobody ever reads half of it; a link stays a link, permissions stay. */
    void save(String text) {
        Path path = Engine.path(file);
        try {
            Path real = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
            Path fresh = real.resolveSibling(real.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh);
            if (Files.exists(real) && real.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Path _ = Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(real));
            }
            Files.writeString(fresh, text);
            Files.move(fresh, real, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Refusal(file + " could not be written: " + Engine.why(e));
        }
    }

    String inserted(String text, Addition entry) {
        YamlNode root = YamlReader.read(new SourceText(file, text)).root();
        Optional<YamlNode.Sequence> connectors = sequence(root, "connectors");
        if (connectors.isEmpty() || connectors.get().items().isEmpty()) {
            if (text.lines().anyMatch(l -> l.startsWith("connectors:"))) {
                throw new Refusal("the list `connectors` in " + file + " is empty or no list: take that line out, and it is written anew");
            }
            need(entry);
            return text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + "connectors:\n" + entry.system("  ");
        }
        for (YamlNode item : connectors.get().items()) {
            if (item instanceof YamlNode.Mapping m && m.value("name").orElse(item) instanceof YamlNode.Scalar s
                    && s.text().equals(entry.connector())) {
                Optional<String> first = firstOf(text, m, entry);
                if (first.isPresent()) {
                    return first.get();
                }
                YamlNode.Sequence mailboxes = sequence(m, "mailboxes").filter(q -> !q.items().isEmpty())
                        .orElseThrow(() -> new Refusal("`" + entry.connector() + "` in " + file + " has no list of mailboxes to add to"));
                return behind(text, mailboxes, entry.mailbox(indent(text, mailboxes)));
            }
        }
        need(entry);
        return behind(text, connectors.get(), entry.system(indent(text, connectors.get())));
    }

    // A list whose last entry was taken out is a key without a value.
    private static Optional<String> firstOf(String text, YamlNode.Mapping system, Addition entry) {
        for (YamlNode.Entry e : system.entries()) {
            if (e.key().text().equals("mailboxes") && e.value() instanceof YamlNode.Scalar s && s.isNull()) {
                int start = text.lastIndexOf('\n', e.key().span().start() - 1) + 1;
                int end = text.indexOf('\n', start);
                String before = text.substring(0, end < 0 ? text.length() : end) + "\n";
                String indent = " ".repeat(e.key().span().start() - start + 2);
                return Optional.of(before + entry.mailbox(indent) + (end < 0 ? "" : text.substring(end + 1)));
            }
        }
        return Optional.empty();
    }

    private static void need(Addition entry) {
        if (!entry.lacking().isEmpty()) {
            throw new Refusal("`" + entry.connector() + "` is not in the file yet: a new mail system needs " + entry.lacking());
        }
    }

    static Optional<YamlNode.Sequence> sequence(YamlNode node, String key) {
        return node instanceof YamlNode.Mapping m && m.value(key).orElse(m) instanceof YamlNode.Sequence s ? Optional.of(s)
                : Optional.empty();
    }

    // The column of the dash before the first item.
    String indent(String text, YamlNode.Sequence list) {
        int at = list.items().getFirst().span().start();
        int line = text.lastIndexOf('\n', at - 1) + 1;
        int dash = text.indexOf('-', line);
        if (dash < 0 || dash >= at || !text.substring(line, dash).isBlank()) {
            throw new Refusal("the list in " + file
                    + " is written in [brackets]: add the entry by hand; `cordon mailbox add … --print` shows one");
        }
        return text.substring(line, dash);
    }

    private static String behind(String text, YamlNode.Sequence list, String entry) {
        int end = Math.min(text.length(), list.items().getLast().span().end());
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int lineEnd = text.indexOf('\n', end);
        return lineEnd < 0 ? text + "\n" + entry : text.substring(0, lineEnd + 1) + entry + text.substring(lineEnd + 1);
    }
}
