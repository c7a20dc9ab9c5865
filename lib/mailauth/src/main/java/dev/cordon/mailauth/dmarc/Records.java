package dev.cordon.mailauth.dmarc;

import dev.cordon.mailauth.dns.Dns;
import dev.cordon.mailauth.dns.DnsAnswer;
import dev.cordon.mailauth.dns.DnsRecord;
import dev.cordon.mailauth.dns.RecordType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The policy records of one evaluation: every name is asked for once, and not more names than the limit. One thread, one message. */
final class Records {

    private final Dns dns;
    private final DmarcLimits limits;
    private final Map<String, Lookup> known = new HashMap<>();
    private boolean several;
    private boolean limitReached;

    /** What stands at {@code _dmarc} below a domain. */
    sealed interface Lookup {
        record Present(DmarcRecord record) implements Lookup {}

        record Absent() implements Lookup {}

        /** Left open by DNS. */
        record Open(String why) implements Lookup {}
    }

    private static final Lookup ABSENT = new Lookup.Absent();

    Records(Dns dns, DmarcLimits limits) {
        this.dns = dns;
        this.limits = limits;
    }

    int questions() {
        return known.size();
    }

    /** Whether a name with more than one record was met. */
    boolean several() {
        return several;
    }

    boolean limitReached() {
        return limitReached;
    }

    Lookup at(String domain) {
        Lookup before = known.get(domain);
        if (before != null) {
            return before;
        }
        if (known.size() >= limits.questionsMax()) {
            limitReached = true;
            return new Lookup.Open("more than " + limits.questionsMax() + " questions");
        }
        Lookup found = ask(domain);
        known.put(domain, found);
        return found;
    }

    private Lookup ask(String domain) {
        String name = "_dmarc." + domain;
        return switch (dns.ask(name, RecordType.TXT)) {
            case DnsAnswer.Found(List<DnsRecord> records, var _) -> one(records);
            case DnsAnswer.NoRecords _, DnsAnswer.NoSuchName _ -> ABSENT;
            case DnsAnswer.Failed(String why) -> new Lookup.Open(name + ": " + why);
            case DnsAnswer.TimedOut _ -> new Lookup.Open(name + ": no answer in time");
        };
    }

    // More than one record at a name: none of them counts (RFC 9989 §4.10).
    private Lookup one(List<DnsRecord> records) {
        Lookup found = ABSENT;
        for (DnsRecord record : records) {
            if (record instanceof DnsRecord.Text text) {
                String latin1 = text.latin1();
                Optional<DmarcRecord> read = latin1.length() > limits.recordBytesMax() ? Optional.empty() : DmarcRecord.read(latin1);
                if (read.isPresent() && found instanceof Lookup.Present) {
                    several = true;
                    return ABSENT;
                }
                found = read.<Lookup>map(Lookup.Present::new).orElse(found);
            }
        }
        return found;
    }
}
