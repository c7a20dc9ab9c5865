package dev.cordon.mailauth.dmarc;

import dev.cordon.mailauth.dns.Dns;
import dev.cordon.mailauth.dns.DnsAnswer;
import dev.cordon.mailauth.dns.DnsRecord;
import dev.cordon.mailauth.publicsuffix.PublicSuffixList;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Fuzz target, in the form that Jazzer calls: a line each for the author, a signing domain, and the record that every name has. */
public final class DmarcFuzz {

    private static final DmarcLimits LIMITS = new DmarcLimits(20, 5, 1_000);

    private DmarcFuzz() {}

    /** Evaluates one input. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        String[] lines = (text + "\n\n\n").split("\n", -1);
        byte[] record = lines[2].getBytes(StandardCharsets.UTF_8);
        Dns dns = (name, _) -> name.length() % 3 == 0 ? new DnsAnswer.TimedOut() : name.length() % 3 == 1 ? new DnsAnswer.NoSuchName()
                : new DnsAnswer.Found(List.of(new DnsRecord.Text(record)), Duration.ZERO);
        DmarcResult result = Dmarc.evaluate(new DmarcRequest(List.of(lines[0]), List.of(lines[1], "a." + lines[1], lines[0]), lines[1]),
                dns,
                PublicSuffixList.builtin(), LIMITS);
        boolean passes = result.result() == DmarcWord.PASS;
        boolean aligned = result.dkim() != Alignment.NONE || result.spf() != Alignment.NONE;
        boolean policed = result.policy() != DmarcPolicy.UNSPECIFIED;
        boolean decided = passes || result.result() == DmarcWord.FAIL;
        boolean inside = result.organizationalDomain().isEmpty() || ("." + result.authorDomain()).endsWith("."
                + result.organizationalDomain());
        if (passes != aligned || decided && !policed || result.questions() > 20 || !inside
                || result.policy().compareTo(result.declared()) > 0) {
            throw new AssertionError("a promise is broken: " + result);
        }
        DmarcRecord.read(text).ifPresent(read -> {
            if (read.percent() < 0 || read.percent() > 100 || read.policy() == DmarcPolicy.UNSPECIFIED) {
                throw new AssertionError("a promise is broken: " + read);
            }
        });
    }
}
