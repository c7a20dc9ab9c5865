package dev.cordon.mailauth.header;

import static dev.cordon.mailauth.Abnf.ALNUM;
import static dev.cordon.mailauth.Abnf.ALPHA;
import static dev.cordon.mailauth.Abnf.FWS;
import static dev.cordon.mailauth.Abnf.any;
import static dev.cordon.mailauth.Abnf.many;
import static dev.cordon.mailauth.Abnf.one;
import static dev.cordon.mailauth.Abnf.opt;
import static dev.cordon.mailauth.Abnf.repeat;
import static dev.cordon.mailauth.Abnf.seq;
import static dev.cordon.mailauth.Abnf.word;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mailauth.Abnf;
import dev.cordon.mailauth.Spoiled;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tag lists against RFC 6376 §3.2, and headers against lines, written down without any cleverness. */
class TagListGrammarTest {
    private static final int MANY = Integer.MAX_VALUE;
    private static final Abnf SPACE = seq(FWS, FWS);
    private static final Abnf VALCHAR = one(c -> c >= 0x21 && c <= 0x3a || c >= 0x3c && c <= 0x7e || c >= 0x80);
    private static final Abnf TVAL = repeat(1, MANY, VALCHAR);
    private static final Abnf TAG_VALUE = opt(seq(TVAL, many(seq(SPACE, TVAL))));
    private static final Abnf TAG_NAME = seq(ALPHA, many(any(ALNUM, word("_"))));
    private static final Abnf TAG_SPEC = seq(SPACE, TAG_NAME, SPACE, word("="), SPACE, TAG_VALUE, SPACE);
    private static final Abnf TAG_LIST = seq(TAG_SPEC, many(seq(word(";"), TAG_SPEC)), opt(word(";")));

    private static final Pattern LOOSE = Pattern.compile("\n(?![ \t])|\n[ \t]*(?:\r?\n|\\z)");
    private static final List<String> SEEDS = List.of("v=1; a=rsa-sha256; d=example.com; s=sel; h=from : to;\r\n\tbh=abc=; b=AB\r\n CD==",
            " v = 1 ;a=b c;", "k=rsa; t=s:y; p=", "v=DKIM1;n=two words;p=AAAA;", "i=1;cv=none", "a_1=x;A=y;a=z");
    private static final String DICTIONARY = "; = ;; v= a=b b= \r\n\t \n \r \u0000 _ 1 : \u00e9 d=x \t v=1;";

    private static String trimmed(String value) {
        int from = 0;
        int to = value.length();
        while (from < to && " \t\r\n".indexOf(value.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && " \t\r\n".indexOf(value.charAt(to - 1)) >= 0) {
            to--;
        }
        return value.substring(from, to);
    }

    /** The tags by cutting at semicolons; empty when the list is void. */
    private static Optional<Map<String, String>> slow(String text) {
        // White space behind the last semicolon is no tag-spec; every verifier takes it, and so do we.
        String cut = text.replaceAll("(?s);(?:[ \t]|\r?\n)*\\z", ";");
        if (!TAG_LIST.matches(cut)) {
            return Optional.empty();
        }
        Map<String, String> tags = new LinkedHashMap<>();
        for (String spec : cut.split(";")) {
            int equals = spec.indexOf('=');
            if (tags.put(trimmed(spec.substring(0, equals)), trimmed(spec.substring(equals + 1))) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(tags);
    }

    @Test
    void theReaderTakesWhatTheGrammarTakesAndReadsTheSameValues() {
        int[] seen = new int[2];
        Spoiled.run(SEEDS, DICTIONARY, 0, 3_500, data -> {
            String text = new String(data, StandardCharsets.ISO_8859_1);
            // A field never holds a line that does not fold, nor one of white space alone, so the reader does not meet such texts.
            if (LOOSE.matcher(text).find()) {
                return;
            }
            Optional<Map<String, String>> slow = slow(text);
            Optional<Map<String, String>> fast = switch (TagList.read(data)) {
                case TagReading.Malformed _ -> Optional.empty();
                case TagList tags -> {
                    Map<String, String> read = new LinkedHashMap<>();
                    tags.names().forEach(name -> read.put(name, tags.value(name)));
                    yield Optional.of(read);
                }
            };
            seen[slow.isPresent() ? 1 : 0]++;
            if (!slow.equals(fast)) {
                throw new AssertionError("grammar " + slow + ", reader " + fast);
            }
        });
        assertThat(seen[0]).isGreaterThan(300);
        assertThat(seen[1]).isGreaterThan(300);
    }

    private static final List<String> HEADERS = List.of("From: a@b\r\nTo: c\r\n d\r\n\r\nbody\r\n", "A:b\nB : c\n\td\n\nbody",
            "From x y\r\nA: b\r\n\r\n", "no colon\r\nA: b\r\n", " begins folded\r\nA: b", " bega\n\u00ce:\n", "From ", "A: b\rc\r\n\r\nx");

    @Test
    void aHeaderIsCutWhereItsLinesAre() {
        Spoiled.run(HEADERS, ": \r\n \n \r\n\r\n \n\n \r A: \u0000 \t From  From:", 0, 30_000, data -> {
            String text = new String(data, StandardCharsets.ISO_8859_1);
            StringBuilder found = new StringBuilder();
            RawMessage message = RawMessage.split(data);
            message.fields().forEach(f -> found.append('[').append(f.name()).append('|')
                    .append(f.name().isEmpty() ? "" : text.substring(f.valueStart(), f.end())).append(']'));
            found.append('#').append(message.bodyStart());
            if (!found.toString().equals(cut(text))) {
                throw new AssertionError("lines " + cut(text) + ", reader " + found);
            }
        });
    }

    /** Names and values, and where the body begins. */
    private static String cut(String text) {
        StringBuilder out = new StringBuilder();
        boolean mbox = text.length() > 5 && text.startsWith("From ") && !text.split("\n", 2)[0].substring(4).replaceAll("^[ \t]+",
                "").startsWith(":");
        int at = mbox ? Math.min(text.length(), (text + "\n").indexOf('\n') + 1) : 0;
        while (at < text.length()) {
            int end = (text + "\n").indexOf('\n', at);
            if (end < text.length() && text.substring(at, end).matches("\r?")) {
                return out + "#" + (end + 1);
            }
            while (end + 1 < text.length() && (text.charAt(end + 1) == ' ' || text.charAt(end + 1) == '\t')) {
                end = (text + "\n").indexOf('\n', end + 1);
            }
            String field = text.substring(at, end);
            field = end < text.length() && field.endsWith("\r") && field.length() > 1 ? field.substring(0, field.length() - 1) : field;
            int colon = field.split("\n", 2)[0].indexOf(':');
            String name = colon < 0 ? "" : field.substring(0, colon).replaceAll("[ \t]+\\z", "").chars().map(c -> c >= 'A' && c <= 'Z' ? c + 32 : c)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
            out.append('[').append(name).append('|').append(name.isEmpty() ? "" : field.substring(colon + 1)).append(']');
            at = end + 1;
        }
        return out + "#" + text.length();
    }
}
