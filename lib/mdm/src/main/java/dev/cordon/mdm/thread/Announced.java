package dev.cordon.mdm.thread;

import dev.cordon.mdm.schema.Schema;
import dev.cordon.mdm.address.Addresses;
import dev.cordon.mdm.header.Subjects;
import dev.cordon.mime.HeaderField;
import dev.cordon.mime.Mailbox;
import dev.cordon.mql.value.Struct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the lines that announce a message say: who wrote it, when, to whom, about what. */
final class Announced {

    private final Map<Labels, String> values = new EnumMap<>(Labels.class);
    private final String sentence;

    private Announced(String sentence) {
        this.sentence = sentence;
    }

    static Announced of(String preamble) {
        StringBuilder sentence = new StringBuilder();
        List<Labels.Labelled> labelled = new ArrayList<>();
        Labels last = Labels.OTHER;
        Announced announced;
        Map<Labels, StringBuilder> values = new EnumMap<>(Labels.class);
        for (String line : preamble.split("\n", -1)) {
            Optional<Labels.Labelled> found = Labels.of(line);
            if (found.isPresent()) {
                last = found.get().label();
                labelled.add(found.get());
                values.computeIfAbsent(last, _ -> new StringBuilder()).append(found.get().value());
            } else if (!labelled.isEmpty() && !line.isBlank()) {
                values.computeIfAbsent(last, _ -> new StringBuilder()).append(' ').append(line.strip());
            } else if (!line.isBlank() && !Preambles.isRuled(line.strip())) {
                sentence.append(sentence.isEmpty() ? "" : " ").append(line.strip());
            }
        }
        announced = new Announced(labelled.isEmpty() ? sentence.toString() : "");
        values.forEach((label, value) -> announced.values.put(label, value.toString().strip()));
        return announced;
    }

    Struct sender() {
        String from = values.getOrDefault(Labels.FROM, "");
        return from.isEmpty() ? ofSentence() : first(from);
    }

    Struct recipients() {
        return Struct.of(Schema.THREAD_RECIPIENTS).set("to", list(Labels.TO)).set("cc", list(Labels.CC)).set("bcc", list(Labels.BCC));
    }

    @Nullable Struct subject() {
        String subject = values.get(Labels.SUBJECT);
        return subject == null ? null : Subjects.of(subject);
    }

    @Nullable Instant date() {
        String date = values.getOrDefault(Labels.DATE, "");
        return Dates.read(date.isEmpty() ? sentence : date);
    }

    private List<Struct> list(Labels label) {
        String value = values.getOrDefault(label, "");
        if (value.isEmpty()) {
            return List.of();
        }
        List<Struct> found = new ArrayList<>();
        for (Mailbox mailbox : boxes(value)) {
            found.add(mailbox(mailbox));
        }
        return found;
    }

    private static Struct first(String value) {
        List<Mailbox> boxes = boxes(value);
        return boxes.isEmpty() ? Addresses.named(value).set("email", Addresses.emptyEmail()) : mailbox(boxes.getFirst());
    }

    // Outlook separates by semicolons, and writes <mailto:a@b> and [mailto:a@b].
    private static List<Mailbox> boxes(String value) {
        String list = value.replace("<mailto:", "<").replace("[mailto:", "<").replace(';', ',');
        int open = list.indexOf('<');
        boolean square = value.contains("[mailto:") && open >= 0;
        HeaderField field = Addresses.field("To", square ? list.replace(']', '>') : list);
        return field.addresses().mailboxes();
    }

    // A name alone has no address, which the model says with empty texts.
    private static Struct mailbox(Mailbox mailbox) {
        if (mailbox.domain().isEmpty()) {
            String name = (mailbox.displayName() + " " + mailbox.localPart()).strip();
            return Addresses.named(name).set("email", Addresses.emptyEmail());
        }
        return Addresses.mailbox(mailbox);
    }

    // "On DATE, NAME <ADDRESS> wrote:" and its like: the address, and the words next to it that are no part of a date.
    private Struct ofSentence() {
        int at = sentence.indexOf('@');
        int from = at;
        while (from > 0 && "<> ([,:".indexOf(sentence.charAt(from - 1)) < 0) {
            from--;
        }
        int to = at;
        while (to >= 0 && to < sentence.length() && "<> )],:".indexOf(sentence.charAt(to)) < 0) {
            to++;
        }
        String address = at < 0 ? "" : sentence.substring(from, to);
        String before = at < 0 ? unsaid(sentence) : sentence.substring(0, from);
        String name = name(before);
        int split = address.lastIndexOf('@');
        Struct email = split <= 0 ? Addresses.emptyEmail() : Addresses.email(address.substring(0, split), address.substring(split + 1));
        return Addresses.named(name).set("email", email);
    }

    private static String unsaid(String sentence) {
        String lower = sentence.toLowerCase(Locale.ROOT);
        for (String end : new String[] {" wrote:", " a écrit :", " a écrit:", " escribió:", " ha scritto:", " escreveu:", " napisał(a):",
                " yazdı:", " kirjoitti:",
            " написал(а):", " пишет:", " написал:", "写道：", "写道:"}) {
            if (lower.endsWith(end)) {
                return sentence.substring(0, sentence.length() - end.length());
            }
        }
        for (String verb : new String[] {" schrieb ", " schreef ", " skrev "}) {
            int at = lower.lastIndexOf(verb);
            if (at >= 0) {
                return sentence.substring(at + verb.length(), Math.max(at + verb.length(), sentence.length() - 1));
            }
        }
        return sentence;
    }

    // The words at the end that have no digit and are no sign of a time of day.
    private static String name(String before) {
        String text = before.strip();
        while (!text.isEmpty() && "<([\"'".indexOf(text.charAt(text.length() - 1)) >= 0) {
            text = text.substring(0, text.length() - 1).strip();
        }
        String[] words = text.split(" ", -1);
        int from = words.length;
        while (from > 0 && words.length - from < 8 && isOfName(words[from - 1])) {
            from--;
        }
        StringBuilder out = new StringBuilder();
        for (int i = from; i < words.length; i++) {
            out.append(out.isEmpty() ? "" : " ").append(words[i]);
        }
        String name = out.toString().replace("\"", "").strip();
        return name.endsWith(",") ? name.substring(0, name.length() - 1) : name;
    }

    private static boolean isOfName(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        boolean time = lower.equals("am") || lower.equals("pm") || lower.equals("a.m.") || lower.equals("p.m.") || lower.equals("uhr")
                || lower.equals("schrieb")
                || lower.equals("schreef") || lower.equals("skrev") || lower.equals("at") || lower.equals("utc") || lower.equals("gmt")
                || lower.equals("um")
                || lower.equals("kl.") || lower.equals("tarihinde") || lower.equals("в") || lower.equals("o") || lower.equals("on")
                || lower.equals("de");
        return !word.isEmpty() && !time && word.chars().noneMatch(Character::isDigit);
    }
}
