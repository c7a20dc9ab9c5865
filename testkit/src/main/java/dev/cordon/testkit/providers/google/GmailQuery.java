package dev.cordon.testkit.providers.google;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The part of Gmail's search language that programs need: terms that all must hold; {@code -} before a term turns it round. */
final class GmailQuery {
    private final List<Predicate<GmailMessage>> terms = new ArrayList<>();
    private boolean anywhere;

    private GmailQuery() {}

    static GmailQuery of(String text, GmailBox box) {
        GmailQuery query = new GmailQuery();
        for (String word : text.strip().split(" +", -1)) {
            if (!word.isEmpty()) {
                boolean not = word.startsWith("-");
                Predicate<GmailMessage> term = query.term(not ? word.substring(1) : word, box);
                query.terms.add(not ? term.negate() : term);
            }
        }
        return query;
    }

    boolean matches(GmailMessage message) {
        return terms.stream().allMatch(t -> t.test(message));
    }

    /** Whether spam and trash were asked for, too. */
    boolean anywhere() {
        return anywhere;
    }

    private Predicate<GmailMessage> term(String word, GmailBox box) {
        int colon = word.indexOf(':');
        String name = colon < 0 ? "" : word.substring(0, colon).toLowerCase(Locale.ROOT);
        String value = word.substring(colon + 1);
        return switch (name) {
            case "rfc822msgid" -> m -> bare(GmailBox.messageId(m)).equals(bare(value));
            case "after" -> m -> m.internalDate.getEpochSecond() > seconds(value);
            case "before" -> m -> m.internalDate.getEpochSecond() < seconds(value);
            case "larger" -> m -> m.bytes.length > seconds(value);
            case "smaller" -> m -> m.bytes.length < seconds(value);
            case "in", "label" -> in(value, box);
            default -> m -> new String(m.bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT)
                    .contains(value.toLowerCase(Locale.ROOT));
        };
    }

    private Predicate<GmailMessage> in(String value, GmailBox box) {
        if (value.equalsIgnoreCase("anywhere")) {
            anywhere = true;
            return m -> true;
        }
        String id = box.labelNamed(value.replace('-', ' ')).map(GmailBox.Label::id).orElse(value.toUpperCase(Locale.ROOT));
        return m -> m.labels.contains(id);
    }

    private static String bare(String messageId) {
        return messageId.startsWith("<") && messageId.endsWith(">") ? messageId.substring(1, messageId.length() - 1) : messageId;
    }

    private static long seconds(String text) {
        try {
            return text.contains("/") ? Instant.parse(text.replace('/', '-') + "T00:00:00Z").getEpochSecond() : Long.parseLong(text);
        } catch (java.time.DateTimeException | NumberFormatException e) {
            return 0;
        }
    }
}
