package dev.cordon.mailauth.spf;

import dev.cordon.mailauth.dns.AddressText;
import dev.cordon.mailauth.dns.Dns;
import dev.cordon.mailauth.dns.DnsAnswer;
import dev.cordon.mailauth.dns.DnsRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Fuzz targets, in the form that Jazzer calls: a record, which is also what every name that is asked for has; and a macro text. */
public final class SpfFuzz {

    private SpfFuzz() {}

    /** Checks with one record everywhere. */
    public static void fuzzerTestOneInput(byte[] data) {
        int[] asked = {0};
        Dns dns = (name, type) -> {
            asked[0]++;
            if (name.isEmpty() || name.length() > 253 || name.endsWith(".") || name.chars().anyMatch(c -> c >= 'A' && c <= 'Z'
                    || c >= 0x7f || c < ' ')) {
                throw new AssertionError("asked for a name that is none: `" + name + "`");
            }
            return switch (type) {
                case TXT -> new DnsAnswer.Found(List.of(new DnsRecord.Text(data)), Duration.ZERO);
                case MX -> new DnsAnswer.Found(List.of(new DnsRecord.Exchange(1, "mx.example"), new DnsRecord.Exchange(0, "")),
                        Duration.ZERO);
                case PTR -> new DnsAnswer.Found(List.of(new DnsRecord.Pointer("p.example.com")), Duration.ZERO);
                case A, AAAA -> name.length() % 2 == 0 ? new DnsAnswer.NoSuchName() : new DnsAnswer.NoRecords();
            };
        };
        for (String ip : List.of("192.0.2.1", "2001:db8::1")) {
            SpfRequest request = new SpfRequest(AddressText.address(AddressText.bytes(ip)), "h\u00e9lo.example", "a b+c@example.com", "");
            SpfResult result = Spf.check(request, dns, () -> Instant.EPOCH);
            boolean bounded = result.lookups() <= 10 && result.voidLookups() <= 3 && result.explanation().length() <= 1_000;
            boolean worded = result.explanation().isEmpty() || result.result() == SpfWord.FAIL;
            if (!bounded || !worded || result.why().isEmpty()) {
                throw new AssertionError("a promise is broken: " + result);
            }
        }
        if (asked[0] > 2 * (1 + 10 * 11 + 12 + 1)) {
            throw new AssertionError(asked[0] + " questions");
        }
        macro(new String(data, StandardCharsets.ISO_8859_1));
    }

    private static void macro(String text) {
        MacroText.parse(text, true).ifPresent(macro -> {
            if (macro.expand(_ -> "x".repeat(300)).length() > 1 << 17) {
                throw new AssertionError("an expansion without bound");
            }
        });
        if (MacroText.parse(text, false).isPresent() && MacroText.parse(text, true).isEmpty()) {
            throw new AssertionError("a domain-spec that is no explanation: " + text);
        }
    }
}
