package dev.cordon.access.cli;

import dev.cordon.kernel.config.MailboxConfig;
import dev.cordon.runtime.config.ConfigReader;
import dev.cordon.source.Diagnostic;
import dev.cordon.source.SourceText;
import dev.cordon.source.yaml.YamlNode;
import dev.cordon.source.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Changes or takes out the entry of one mailbox, and nothing else in the file. The text is read again before it is kept. */
record MailboxEdit(String file, Call call) {
    /**
     * A change that is ready to be written.
     *
     * @param text the whole file afterwards
     * @param words what was done
     */
    record Change(String text, String words) {}

    /** An entry in the file: the list it is in, and itself. */
    private record Place(YamlNode.Sequence list, YamlNode.Mapping entry) {}

    /** Pauses or resumes; a line that says what was done. */
    String pause(String address, String connector, boolean paused) {
        String text = Engine.text(file).text();
        Place place = find(text, address, connector);
        String word = paused ? "paused" : "resumed";
        Optional<YamlNode.Entry> key = place.entry().entries().stream().filter(e -> e.key().text().equals("paused")).findFirst();
        boolean now = key.isPresent() && key.get().value() instanceof YamlNode.Scalar s && s.text().equals("true");
        if (now == paused) {
            return address + (paused ? " is paused already" : " is not paused") + "; " + file + " is unchanged";
        }
        String changed = key.isPresent() ? replaced(text, key.get(), paused) : inserted(text, place.entry());
        if (mailboxes(changed, address, connector).stream().noneMatch(m -> m.paused() == paused)) {
            throw new Refusal("the entry of " + address + " in " + file + " is written in a way that cannot be changed here: set `paused: "
                    + paused + "` in it by hand");
        }
        return write(new Change(changed, word + " " + address + " in " + file));
    }

    /** What the file would be without the mailbox. */
    Change removal(String address, String connector) {
        String text = Engine.text(file).text();
        Place place = find(text, address, connector);
        // Refuses a list in brackets.
        String _ = new ConfigEdit(file, call).indent(text, place.list());
        int start = text.lastIndexOf('\n', place.entry().span().start() - 1) + 1;
        int end = Math.min(text.length(), place.entry().span().end());
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int lineEnd = text.indexOf('\n', end);
        String changed = text.substring(0, start) + (lineEnd < 0 ? "" : text.substring(lineEnd + 1));
        int before = mailboxes(text, "", "").size();
        if (!text.substring(start, place.entry().span().start()).strip().equals("-")
                || !mailboxes(changed, address, connector).isEmpty() || mailboxes(changed, "", "").size() != before - 1) {
            throw new Refusal("the entry of " + address + " in " + file + " is written in a way that cannot be taken out here: take it out by"
                    + " hand");
        }
        return new Change(changed, "removed " + address + " from " + file + "; its records are kept");
    }

    /** Keeps a change unless the file has more mistakes with it than without. */
    String write(Change change) {
        ConfigEdit edit = new ConfigEdit(file, call);
        List<Diagnostic> after = errors(edit.reading(change.text()));
        if (after.size() > errors(edit.reading(Engine.text(file).text())).size()) {
            Engine.show(after, call);
            throw new Refusal("with this change " + file + " could not be used, see above; it is unchanged");
        }
        edit.save(change.text());
        return change.words() + "; a running `cordon serve` takes it up when it is restarted";
    }

    private static List<Diagnostic> errors(ConfigReader.Reading reading) {
        return reading.diagnostics().stream().filter(Diagnostic::isError).toList();
    }

    // As the program itself reads it, so that a wrong edit cannot pass; empty words mean all.
    private List<MailboxConfig> mailboxes(String text, String address, String connector) {
        return new ConfigEdit(file, call).reading(text).usable().connectors().stream()
                .filter(c -> connector.isEmpty() || c.name().equals(connector)).flatMap(c -> c.mailboxes().stream())
                .filter(m -> address.isEmpty() || m.address().equalsIgnoreCase(address)).toList();
    }

    private Place find(String text, String address, String connector) {
        YamlReader.Document document = YamlReader.read(new SourceText(file, text));
        Engine.refuseErrors(document.diagnostics(), file, call);
        List<Place> found = new ArrayList<>();
        List<String> systems = new ArrayList<>();
        for (YamlNode system : ConfigEdit.sequence(document.root(), "connectors").map(YamlNode.Sequence::items).orElse(List.of())) {
            String name = text(system, "name");
            Optional<YamlNode.Sequence> list = ConfigEdit.sequence(system, "mailboxes");
            for (YamlNode item : list.map(YamlNode.Sequence::items).orElse(List.of())) {
                if (item instanceof YamlNode.Mapping m && text(item, "address").toLowerCase(Locale.ROOT).equals(address.toLowerCase(Locale.ROOT))
                        && (connector.isEmpty() || connector.equals(name))) {
                    found.add(new Place(list.orElseThrow(), m));
                    systems.add(name);
                }
            }
        }
        if (found.isEmpty()) {
            throw new Refusal("no mailbox " + address + (connector.isEmpty() ? "" : " of `" + connector + "`") + " is in " + file
                    + "; `cordon mailbox list` shows which are");
        }
        if (found.size() > 1) {
            throw new Refusal(address + " is in several mail systems (" + String.join(", ", systems) + "): choose one with --connector");
        }
        return found.getFirst();
    }

    private static String text(YamlNode node, String key) {
        return node instanceof YamlNode.Mapping m && m.value(key).orElse(m) instanceof YamlNode.Scalar s ? s.text() : "";
    }

    private static String inserted(String text, YamlNode.Mapping entry) {
        int start = entry.span().start();
        if (text.charAt(start) == '{') {
            return text.substring(0, start + 1) + "paused: true, " + text.substring(start + 1);
        }
        int line = text.lastIndexOf('\n', start - 1) + 1;
        return text.substring(0, start) + "paused: true\n" + " ".repeat(start - line) + text.substring(start);
    }

    // A line of its own goes away, with anything beside it the value changes.
    private static String replaced(String text, YamlNode.Entry key, boolean paused) {
        int line = text.lastIndexOf('\n', key.key().span().start() - 1) + 1;
        int end = text.indexOf('\n', line);
        String whole = text.substring(line, end < 0 ? text.length() : end);
        if (!paused && end >= 0 && whole.replace(" ", "").strip().equals("paused:true")) {
            return text.substring(0, line) + text.substring(end + 1);
        }
        return text.substring(0, key.value().span().start()) + paused + text.substring(key.value().span().end());
    }
}
