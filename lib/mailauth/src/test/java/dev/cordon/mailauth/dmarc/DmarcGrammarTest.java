package dev.cordon.mailauth.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mailauth.Spoiled;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reader of policy records against RFC 9989 §4.8 by patterns: {@code dmarc-version *(sep tag) [sep]}, and what cannot be read is absent. */
class DmarcGrammarTest {
    private static final Pattern VERSION = Pattern.compile("v[ \t]*=[ \t]*DMARC1[ \t]*(?:;(.*))?", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("[ \t]*([^=]*?)[ \t]*=[ \t]*(.*?)[ \t]*", Pattern.DOTALL);
    private static final List<String> SEEDS = List.of("v=DMARC1; p=reject; sp=quarantine; np=none; adkim=s; aspf=r; pct=50; rua=mailto:a@b.test;"
            + " t=y; psd=n",
            "v=DMARC1;p=none", "v=DMARC1; p=quarantine; rua=mailto:a@b.test!10m, https://x.test/", "v = DMARC1 ; p = none ;", "v=DMARC1");
    private static final String DICTIONARY = "; = p= sp=reject np=x psd=y t=n v=DMARC1 v=dmarc1 P=REJECT pct=101 pct=0 rua=x: , mailto: \t  adkim=S"
            + " \u00e9";

    private static Optional<String> slow(String text) {
        Matcher version = VERSION.matcher(text);
        if (!version.matches()) {
            return Optional.empty();
        }
        Map<String, String> tags = new LinkedHashMap<>();
        for (String part : (version.group(1) == null ? "" : version.group(1)).split(";")) {
            Matcher tag = TAG.matcher(part);
            if (tag.matches()) {
                tags.putIfAbsent(tag.group(1).toLowerCase(Locale.ROOT), tag.group(2));
            }
        }
        boolean readable = List.of("p", "sp", "np").stream().allMatch(n -> tags.getOrDefault(n, "none").toLowerCase(Locale.ROOT)
                .matches("none|quarantine|reject"));
        String reports = tags.getOrDefault("rua", "");
        return Optional.of(String.join(" ", policy(tags, "p", readable, "none"), policy(tags, "sp", readable, "unspecified"),
                policy(tags, "np", readable, "unspecified"), tags.getOrDefault("adkim", "").equalsIgnoreCase("s") + "",
                tags.getOrDefault("aspf", "").equalsIgnoreCase("s") + "", tags.getOrDefault("psd", "u").toLowerCase(Locale.ROOT).matches("[yn]")
                        ? tags.get("psd").toLowerCase(Locale.ROOT) : "u", tags.getOrDefault("t", "").equalsIgnoreCase("y") + "", readable + "",
                        reports));
    }

    private static String policy(Map<String, String> tags, String tag, boolean readable, String absent) {
        return readable ? tags.getOrDefault(tag, absent).toLowerCase(Locale.ROOT) : absent;
    }

    private static String fast(DmarcRecord r) {
        String suffix = switch (r.suffix()) {
            case YES -> "y";
            case NO -> "n";
            case UNKNOWN -> "u";
        };
        return String.join(" ", r.policy().name().toLowerCase(Locale.ROOT), r.subdomains().name().toLowerCase(Locale.ROOT),
                r.nonExistent().name().toLowerCase(Locale.ROOT), r.strictDkim() + "", r.strictSpf() + "", suffix, r.testing() + "", r.readable() + "",
                r.reports());
    }

    @Test
    void bothReadingsAgree() {
        int[] seen = new int[2];
        Spoiled.run(SEEDS, DICTIONARY, 0, 40_000, data -> {
            String text = new String(data, StandardCharsets.ISO_8859_1);
            Optional<String> slow = slow(text);
            Optional<String> fast = DmarcRecord.read(text).map(DmarcGrammarTest::fast);
            seen[slow.isPresent() ? 1 : 0]++;
            if (!slow.equals(fast)) {
                throw new AssertionError("patterns " + slow + ", reader " + fast + ": " + text);
            }
        });
        assertThat(seen[0]).isGreaterThan(300);
        assertThat(seen[1]).isGreaterThan(300);
    }
}
