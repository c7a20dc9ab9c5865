package dev.cordon.access.cli;

import dev.cordon.runtime.config.ConfigReader;
import dev.cordon.source.Diagnostic;
import dev.cordon.source.SourceText;
import dev.cordon.source.yaml.YamlNode;
import dev.cordon.source.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/** Adds to a configuration file as a person would: one insertion at the right place, nothing else touched, checked before it is kept. */
record ConfigEdit(String file, Call call) {
    /** What is to be added. */
    record Entry(String address, String connector, String kind, String url, String user, String secretFile, String secretEnv) {
        String mailbox(String indent) {
            String secret = secretFile.isEmpty() ? "{env: " + quoted(secretEnv) + "}" : "{file: " + quoted(secretFile) + "}";
            return indent + "- address: " + quoted(address) + "\n" + indent + "  reader: {scheme: basic, user: " + quoted(user)
                    + ", secret: " + secret + "}\n";
        }

        String system(String indent) {
            return indent + "- name: " + quoted(connector) + "\n" + indent + "  kind: " + kind + "\n" + indent + "  url: " + quoted(url)
                    + "\n"
                    + indent + "  mailboxes:\n" + mailbox(indent + "    ");
        }

        // Double quotes take every character in one way only (YAML 1.2 §5.7).
        private static String quoted(String text) {
            boolean plain = !text.isEmpty() && text.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c)
                    || "._/-@:".indexOf(c) >= 0))
                    && Character.isLetterOrDigit(text.charAt(0)) && !text.endsWith(":") && !text.contains(": ");
            return plain || text.startsWith("/") && text.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c)
                    || "._/-".indexOf(c) >= 0))
                    ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
    }

    /** Adds, or only shows what would be added; a line that says what was done. */
    String add(Entry entry, boolean print) {
        Path path = Engine.path(file);
        SourceText source = Files.exists(path) ? Engine.text(file) : new SourceText(file, "");
        String changed = inserted(source.text(), entry);
        if (print) {
            return changed.contains(entry.mailbox("      ")) && source.text().isEmpty() ? changed : entry.system("  ");
        }
        Path folder = path.toAbsolutePath().getParent() instanceof Path parent ? parent : Path.of("");
        ConfigReader.Reading reading = ConfigReader.read(new SourceText(file, changed), folder, call.terminal().environment(), Map.of());
        Engine.show(reading.diagnostics(), call);
        if (reading.diagnostics().stream().anyMatch(Diagnostic::isError)) {
            throw new Refusal("with this entry " + file + " could not be used, see above; it is unchanged");
        }
        try {
            Path fresh = folder.resolve(path.getFileName() + ".new");
            Files.writeString(fresh, changed);
            Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Refusal(file + " could not be written: " + Engine.why(e));
        }
        return "added " + entry.address() + " to " + file + "; `cordon mailbox test " + entry.address()
                + "` tries it, a restart of `cordon serve` protects it";
    }

    private String inserted(String text, Entry entry) {
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
                YamlNode.Sequence mailboxes = sequence(m, "mailboxes").filter(q -> !q.items().isEmpty())
                        .orElseThrow(() -> new Refusal("`" + entry.connector() + "` in " + file + " has no list of mailboxes to add to"));
                return behind(text, mailboxes, entry.mailbox(indent(text, mailboxes)));
            }
        }
        need(entry);
        return behind(text, connectors.get(), entry.system(indent(text, connectors.get())));
    }

    private static void need(Entry entry) {
        if (entry.kind().isEmpty() || entry.url().isEmpty()) {
            throw new Refusal("`" + entry.connector() + "` is not in the file yet: a new mail system needs --kind and --url");
        }
    }

    private static Optional<YamlNode.Sequence> sequence(YamlNode node, String key) {
        return node instanceof YamlNode.Mapping m && m.value(key).orElse(m) instanceof YamlNode.Sequence s ? Optional.of(s)
                : Optional.empty();
    }

    // The column of the dash before the first item.
    private String indent(String text, YamlNode.Sequence list) {
        int at = list.items().getFirst().span().start();
        int line = text.lastIndexOf('\n', at - 1) + 1;
        int dash = text.indexOf('-', line);
        if (dash < 0 || dash >= at || !text.substring(line, dash).isBlank()) {
            throw new Refusal("the list in " + file + " is written in [brackets]: add the entry by hand, --print shows it");
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
